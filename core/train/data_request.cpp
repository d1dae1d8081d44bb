// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/data_request.h"

namespace pushforward {

DataRequest request_of(const Experiment& experiment) {
    return {experiment.data, experiment.target, experiment.shaping, experiment.held_out,
            experiment.seed};
}

} // namespace pushforward

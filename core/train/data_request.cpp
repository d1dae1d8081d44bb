// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/data_request.h"

namespace pushforward {

bool is_recoloured(const DataRequest& before, const DataRequest& now, const ColumnChoice& taken) {
    const auto colourless = [&](DataRequest request) {
        if (request.source.columns.first.empty()) request.source.columns = taken;
        request.source.columns.category.clear();
        return request;
    };
    return now.is_file() && !(before == now) && colourless(before) == colourless(now);
}

DataRequest request_of(const Experiment& experiment) {
    return {experiment.data, experiment.target, experiment.shaping, experiment.held_out,
            experiment.seed};
}

} // namespace pushforward

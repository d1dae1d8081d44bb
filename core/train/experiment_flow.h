// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/flow.h"
#include "core/train/experiment.h"

namespace pushforward {

/// The flow that an experiment describes, without parameters.
std::shared_ptr<const Flow> make_flow(const Experiment& experiment,
                                      const Standardisation& standardisation);

} // namespace pushforward

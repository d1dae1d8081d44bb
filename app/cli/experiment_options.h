// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "core/train/experiment.h"

namespace pushforward {

/// The options that say what to train.
std::vector<Option> experiment_options();

/// The experiment, changed by the options that were typed, and validated. Throws Error naming the
/// part that is wrong.
Experiment edited(Experiment experiment, const Arguments& arguments);

/// Throws UsageError where an option was typed that cannot be changed when training is resumed.
void check_resumable(const Arguments& arguments);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "core/train/experiment.h"

#include <string>

namespace pushforward {

/// The options that say what to train.
std::vector<Option> experiment_options();

/// The experiment, changed by the options that were typed, and validated. Throws Error naming the
/// part that is wrong.
Experiment edited(Experiment experiment, const Arguments& arguments);

/// The experiment of a model whose data file has moved to the place that --data names. Throws
/// UsageError if the data of either are not a file.
Experiment with_moved_data(Experiment experiment, const std::string& data);

/// Throws UsageError where an option was typed that cannot be changed when training is resumed.
void check_resumable(const Arguments& arguments);

} // namespace pushforward

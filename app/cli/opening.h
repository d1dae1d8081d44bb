// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/experiment.h"
#include "core/train/training_data.h"

#include <memory>

namespace pushforward {

/// Opens what the experiment trains on, with a line on standard error that tells how far a large
/// file is read, where that is a terminal.
std::shared_ptr<const TrainingData> open_with_progress(const Experiment& experiment);

} // namespace pushforward

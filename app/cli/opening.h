// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/experiment.h"
#include "core/train/training_data.h"

#include <memory>

namespace pushforward {

/// Opens what the experiment trains on. Where standard error is a terminal, a line on it shows how
/// much of a large file has been read.
std::shared_ptr<const TrainingData> open_with_progress(const Experiment& experiment);

} // namespace pushforward

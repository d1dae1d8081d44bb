// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/random.h"
#include "core/train/training_data.h"

namespace pushforward {

/// Fills every column of `batch` with an inside point: from the generator where every batch is
/// drawn from it, otherwise one of the training points, each time any of them. An energy has no
/// points, and its batch no columns.
void draw_batch(const TrainingData& data, Random& random, Batch& batch);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/training_data.h"

namespace pushforward {

/// The painting's points, standardised by its frame. Which of them are held out is drawn from each
/// point and the seed alone, so that the others keep their side when points come and go. With fewer
/// than `fewest_points` nothing is there to train on: `train` and `held_out` are empty.
std::shared_ptr<TrainingData> prepare_painting(const Painting& painting, double held_out,
                                               std::uint64_t seed);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/snapshot.h"
#include "core/train/training_data.h"

namespace pushforward {

/// Points drawn from the flow, in data units; the same seed gives the same base points for every
/// snapshot, so that a cloud moves instead of flickering.
Points sample_cloud(const Snapshot& snapshot, Index count, std::uint64_t seed);

/// At most `count` points to measure a flow at: an even pick of what is trained on, or points of
/// the flow itself where that is an energy.
Points probe_points(const Snapshot& snapshot, const TrainingData& data, Index count);

} // namespace pushforward

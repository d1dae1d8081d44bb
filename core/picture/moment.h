// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/picture/density_grid.h"
#include "core/train/snapshot.h"
#include "core/train/training_data.h"

#include <memory>

namespace pushforward {

/// All that a picture of a run may depend on, in the units of the data as loaded: what lies inside
/// the stack, too, is drawn in them, through the map that standardises. Cheap to copy and to
/// compare.
struct Moment {
    std::shared_ptr<const Snapshot> snapshot = {}; ///< null before the first
    std::shared_ptr<const TrainingData> data = {}; ///< null before they are opened
    Position position = Position::data();

    bool operator==(const Moment&) const = default;
};

// For moments with a snapshot.

/// Where the moment's position is in its stack.
Position position_in_stack(const Moment& moment);

/// False where layers follow the moment's position.
bool is_at_data(const Moment& moment);

/// The flow as far as the moment's position, which reads the first parameters of the snapshot. Null
/// where the layer there has no exact way: its points go straight, and its density fades from one
/// end to the other.
std::shared_ptr<const Flow> flow_at(const Moment& moment);

/// The flow's density at the moment's position.
DensityGrid flow_density(const Moment& moment, const View& view, int columns, int rows,
                         const Cancelled& cancelled = {});

/// Base points at the moment's position.
Points carried(const Moment& moment, const Batch& base);

/// Points of the data at the moment's position.
Points pulled_back(const Moment& moment, const Points& data);

/// Draws of the flow's base distribution: for each seed the same ones at every step, but for what
/// the base learns, so that what is made of them moves instead of flickering.
Batch base_cloud(const Snapshot& snapshot, Index count, std::uint64_t seed);

/// The same where the flow has them at the moment's position: points of the flow.
Points sample_cloud(const Moment& moment, Index count, std::uint64_t seed);

} // namespace pushforward

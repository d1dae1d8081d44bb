// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/picture/density_grid.h"
#include "core/train/snapshot.h"
#include "core/train/training_data.h"

#include <memory>

namespace pushforward {

/// A place in the stack: so many layers are done, counted from the base.
struct Position {
    Index layers = 0;

    bool operator==(const Position&) const = default;
};

/// In which coordinates a picture of the plane lies: in the units of the data as loaded, or in
/// those inside, in which base and layers work.
enum class Coordinates { data, inside };

/// All that a picture of a run may depend on. Cheap to copy and to compare.
struct Moment {
    std::shared_ptr<const Snapshot> snapshot = {}; ///< null before the first
    std::shared_ptr<const TrainingData> data = {}; ///< null before they are opened
    Coordinates coordinates = Coordinates::data;
    Position position = {}; ///< inside; in the units of the data all layers are done

    bool operator==(const Moment&) const = default;
};

/// The flow's density at the moment's position, in the moment's coordinates. The moment has a
/// snapshot; a position beyond its last layer means that layer.
DensityGrid flow_density(const Moment& moment, const View& view, int columns, int rows,
                         const Cancelled& cancelled = {});

/// Base points at the moment's position, in the moment's coordinates. As above.
Points carried(const Moment& moment, const Batch& base);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/standardisation.h"
#include "core/spec/kind.h"
#include "core/tables/categories.h"
#include "core/tables/reading.h"
#include "core/targets/energy.h"

#include <array>
#include <string>

namespace pushforward {

/// In which coordinates a flow works. Whatever they are, every number that is told is in the units
/// of the data as loaded.
class Shaping {
public:
    virtual ~Shaping() = default;

    /// The map for these training points. Throws Error when there is none.
    virtual Standardisation of(const PointsView& train) const = 0;

    /// The map for a density that is known by an energy; may take half a second.
    virtual Standardisation of(const Energy& energy, const EnergyFacts& facts) const = 0;
};

using ShapingKind = Kind<Shaping>;

/// Each with the fields of `shape_points`; the first is what an experiment has at first.
std::span<const ShapingKind> shaping_kinds();

/// Points made ready for training, their classes where there are any, and sentences on what was
/// done to them.
struct ShapedPoints {
    Points points;
    Categories categories = {};
    std::string notes = {};
};

/// Measured points, from the seed: of each class a share that is its weight in the largest one's,
/// so that the density is that of the classes mixed by their weights (`class_weights`); some of
/// them drawn (`subsample` > 0) and moved a little (`tie_noise` > 0). The noise is counted in
/// steps: the usual distance from one value of a coordinate to the next, which is what it was
/// rounded to where many repeat. Without noise the notes say where so many values repeat that a
/// likelihood of them has no floor. Throws Error where the weights do not fit the classes,
/// CancelledError where `reading`, which may be null, says so. Memory beside the points: 8 bytes
/// for each, and 24 where some of them are taken.
ShapedPoints shape_points(ShapedPoints measured, const Spec& shaping,
                          const std::array<std::string, 2>& titles, std::uint64_t seed,
                          const Reading* reading = nullptr);

} // namespace pushforward

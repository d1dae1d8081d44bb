// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/real.h"
#include "core/spec/spec.h"
#include "core/tables/categories.h"
#include "core/tables/reading.h"

#include <array>
#include <string>

namespace pushforward {

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

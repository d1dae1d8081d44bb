// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/targets/typed/plane_cell.h"

namespace pushforward {

/// Where the lowest U was found on grids over the plane: a fine, even one in the middle, and a
/// coarse, logarithmic one up to ±10⁴.
struct PlaneStart {
    Eigen::Array2d place; ///< of the lowest U, to a millionth
    double lowest = 0;
    double scale = 1; ///< distance to where U is 1 higher, the shortest of eight directions
    double reach = 0; ///< the farthest coordinate, from `place`, where U was below lowest + 25
};

/// Throws NoIntegral if U is finite nowhere or falls without end.
PlaneStart lowest_place(const PlaneFunction& u);

} // namespace pushforward

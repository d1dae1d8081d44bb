// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/targets/typed/plane_cell.h"

namespace pushforward {

/// Where the lowest U was found on grids over the plane, fine and even in the middle, coarse and in
/// ratios up to ±10⁴.
struct PlaneStart {
    Eigen::Array2d place; ///< of the lowest U, to a millionth
    double lowest = 0;
    double scale =
        1; ///< how far it is from there to where U is 1 higher, the shortest way of eight
    double reach = 0; ///< the farthest coordinate, from `place`, where U was below lowest + 25
};

/// Throws NoIntegral where U is nowhere finite or falls without end.
PlaneStart lowest_place(const PlaneFunction& u);

} // namespace pushforward

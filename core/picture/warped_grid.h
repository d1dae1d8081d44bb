// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/picture/contours.h"
#include "core/picture/density_grid.h"

#include <functional>
#include <vector>

namespace pushforward {

/// A square grid of straight lines about the middle of the base: so many upright and so many level
/// ones, each from −reach to reach.
struct GridShape {
    int lines = 21; ///< each way, at least 2
    double reach = 2;
};

/// Points evenly along each line, `per_line` of them, from low to high: first the upright lines
/// from left to right, then the level ones from below.
Batch grid_points(const GridShape& shape, int per_line);

/// The lines of such points after they were moved; cut where a point is not finite.
std::vector<Polyline> grid_lines(const Points& points, int per_line);

/// Where points of the base have gone, one for each.
using Carry = std::function<Points(const Batch& base)>;

/// The lines of the grid where `carry` puts them, in the order of `grid_points`, cut where they are
/// not finite. They are straight between some points of each line; a piece whose middle lies
/// farther than `tolerance` from it is halved, at most `most_halvings` times. Pieces that lie on
/// one side of `view` are not halved: they are not seen. Empty when cancelled.
std::vector<Polyline> warped_grid(const Carry& carry, const GridShape& shape, const View& view,
                                  double tolerance, const Cancelled& cancelled = {});

constexpr int fewest_pieces = 32, most_halvings = 5; ///< of a line; of a piece

} // namespace pushforward

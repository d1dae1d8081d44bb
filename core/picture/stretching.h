// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/picture/contours.h"
#include "core/picture/moment.h"

namespace pushforward {

/// Of which map a stretching is: of all layers up to a position, or of the one that it stands in or
/// behind.
enum class StretchOf { flow, layer };

/// log |det ∂x/∂z| of the map base → data at the centres of a grid's cells, nats, in standardised
/// coordinates, in the place of a density; `maximum` is the largest size. Empty when cancelled, and
/// where the moment's position has no exact way. The moment has a snapshot.
DensityGrid stretching(const Moment& moment, const View& view, int columns, int rows, StretchOf of,
                       const Cancelled& cancelled = {});

/// What small circles about a square lattice of the base, `count` a side from −reach to reach,
/// become to first order: ellipses, 2·radius wide where nothing is stretched.
std::vector<Polyline> jacobian_ellipses(const Moment& moment, int count, double reach,
                                        double radius);

/// The ways of some draws of the base through all layers.
struct Ways {
    std::vector<Polyline> lines; ///< one for each draw; cut where they are not finite
    Points stops{2, 0};          ///< where they are behind 0, 1, …, all layers
};
Ways sample_ways(const Moment& moment, Index count, std::uint64_t seed);

} // namespace pushforward

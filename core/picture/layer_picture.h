// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/picture/contours.h"
#include "core/picture/density_grid.h"

#include <vector>

namespace pushforward {

/// What a layer does to the standard Gaussian and to a square grid of lines, −2 … 2 a side.
struct LayerPicture {
    DensityGrid density;        ///< after the layer, in a view about what the grid has become
    std::vector<Polyline> grid; ///< the lines after the layer; cut where they are not finite
};

/// The picture of a layer, base → data, made by the layer itself: its start, and from there a fixed
/// random direction in its parameters as far as the grid is moved by about half a unit, shifts not
/// counted; the farthest of four directions where a kind is bounded to less. So kinds with few
/// parameters and with many are shown alike. The same spec gives the
/// same picture. Columns and rows are the density's; empty when cancelled. Throws Error for a spec
/// that is not valid.
LayerPicture layer_picture(const Spec& layer, int columns, int rows,
                           const Cancelled& cancelled = {});

} // namespace pushforward

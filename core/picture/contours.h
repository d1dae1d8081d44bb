// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/picture/density_grid.h"

#include <vector>

namespace pushforward {

/// A connected piece of a level line, in the view's coordinates; closed when first and last agree.
using Polyline = std::vector<Eigen::Array2d>;

/// The lines where the density is `level`: marching squares with linear interpolation between cell
/// centres, saddles settled by the mean of the cell's corners.
std::vector<Polyline> contour_lines(const DensityGrid& grid, double level);

/// Levels whose upper sets hold these shares of the grid's mass, e.g. 0.1, 0.3, 0.5, 0.7, 0.9,
/// 0.99.
std::vector<double> mass_levels(const DensityGrid& grid, const std::vector<double>& shares);

} // namespace pushforward

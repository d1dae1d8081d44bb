// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/random.h"
#include "core/painting/outline.h"

namespace pushforward {

// Points for the paint tools. All lengths are in data units.

enum class Spread {
    gaussian, ///< standard deviation: half the radius
    uniform,  ///< uniform over the disc
};

Points sprayed(const Eigen::Array2d& middle, double radius, Spread spread, Index count,
               Random& random);

/// Points evenly along lines, with Gaussian noise of deviation `spread`. None if the lines have no
/// length.
Points along(const std::vector<Outline>& lines, double spread, Index count, Random& random);

/// Points evenly over the area inside closed outlines (even-odd rule), with Gaussian noise of
/// deviation `spread`. None if the area is too small.
Points inside(const std::vector<Outline>& outlines, double spread, Index count, Random& random);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/real.h"

#include <vector>

namespace pushforward {

/// The amount of ink in each pixel of a picture, at least 0: height rows × width, top row first.
struct InkGrid {
    Index width = 0, height = 0;
    std::vector<double> ink;

    double total() const;
};

/// Removes the ink of pixels that hold less than this.
void drop_faint(InkGrid& grid, double threshold);

/// Blurs with a Gaussian of this standard deviation in pixels, cut off at three deviations; ink
/// that leaves the picture is lost.
void blur(InkGrid& grid, double pixels);

} // namespace pushforward

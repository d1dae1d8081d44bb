// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/standardisation.h"
#include "core/math/real.h"

namespace pushforward {

/// A rectangle of the plane, in the coordinates of what is drawn.
struct View {
    double left = -4, right = 4, bottom = -4, top = 4;

    double width() const { return right - left; }
    double height() const { return top - bottom; }
    Eigen::Array2d centre() const { return {(left + right) / 2, (bottom + top) / 2}; }
    bool operator==(const View&) const = default;
};

/// A view that holds these points but for the outermost 0.25 % on each side, with a margin that is
/// a share of its size.
View view_of(const Points& points, double margin);

/// So many deviations of the data on each side of its mean.
View view_around(const Standardisation& frame, double deviations);

/// Three of them: what a canvas without points shows.
View view_of(const Standardisation& frame);

/// The view grown about its centre until a unit of either axis has the same length on a widget of
/// this many pixels.
View with_equal_scales(const View& view, double pixel_width, double pixel_height);

/// Whether one side is more than six times the other: years and metres, say. With one scale such a
/// view would be a stripe.
bool has_unlike_axes(const View& view);

/// The view as it is drawn in so many pixels: grown to equal scales, or as it is, each axis with a
/// scale of its own, where its axes are unlike.
View fitted(const View& view, double pixel_width, double pixel_height);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/real.h"
#include "core/picture/view.h"

#include <QColor>
#include <QImage>

namespace pushforward {

/// What dots are drawn with.
struct DotInk {
    QColor colour;
    QColor halo = {};   ///< of a thin ring around each, below all dots; invalid: none
    double opacity = 1; ///< in shares of what suits their number

    bool operator==(const DotInk&) const = default;
};

/// How dots look; many points get smaller and fainter ones, so that what is below can be seen.
struct DotStyle {
    QColor colour;
    double diameter = 3; ///< logical pixels
    double opacity = 0.8;
    QColor halo = {}; ///< invalid: none

    static DotStyle for_count(const DotInk& ink, Index count);

    DotStyle ring() const; ///< of a dot's halo, in the diameter's unit
};

/// Draws the dots into a premultiplied ARGB image whose whole area (in device pixels) is `view`; up
/// is up. Dots keep quarter-pixel places, so that a moving cloud glides. 20,000 points take about 1
/// ms.
void splat(QImage& image, Eigen::Ref<const Points> points, const View& view, const DotStyle& style);

/// A transparent image of `size` logical pixels with the points: gallery pictures, the data card.
QImage cloud_image(const Points& points, const View& view, QSize size, double device_pixel_ratio,
                   const DotStyle& style);

} // namespace pushforward

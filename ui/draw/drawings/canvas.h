// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/picture/contours.h"
#include "ui/draw/cloud_image.h"

#include <QColor>
#include <QImage>

namespace pushforward {

struct LineStyle {
    QColor colour;
    double pixels = 1;   ///< the width on a screen, logical pixels
    double points = 0.6; ///< the width on paper, 1/72 inch
};

/// What drawings are painted on: an area that is a view of the plane, of pixels or on a page.
/// Everything is handed in by its place in the plane, and is cut at the area's sides.
class Canvas {
public:
    virtual ~Canvas() = default;

    /// A picture of `place`, stretched smoothly; all around it is `around`.
    virtual void image(const QImage& picture, const View& place, const QColor& around) = 0;

    virtual void lines(const std::vector<Polyline>& lines, const LineStyle& style) = 0;

    /// Dots, smaller and fainter where there are many: `crowd` in all, of whatever colour.
    virtual void dots(const Points& points, const DotInk& ink, Index crowd) = 0;
};

} // namespace pushforward

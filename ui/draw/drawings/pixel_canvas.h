// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/drawings/drawing.h"
#include "ui/draw/drawings/registry.h"

namespace pushforward {

/// A canvas of pixels: what the stage and the cards copy.
class PixelCanvas : public Canvas {
public:
    /// `pixels` of the device.
    PixelCanvas(QSize pixels, double device_pixel_ratio, const View& view);

    void image(const QImage& picture, const View& place, const QColor& around) override;
    void lines(const std::vector<Polyline>& lines, const LineStyle& style) override;
    void dots(const Points& points, const DotInk& ink, Index crowd) override;

    /// RGB32 where a density covers all of it, else premultiplied ARGB, transparent where nothing
    /// was painted; null where nothing was at all.
    const QImage& picture() const { return picture_; }

private:
    void begin(); ///< a transparent picture, where there is none

    QSize pixels_;
    double ratio_;
    View view_;
    QImage picture_;
};

/// A drawing alone, as a picture of a view.
QImage picture_of(const ChosenDrawing& chosen, const Drawn& drawn, const Look& look, QSize pixels,
                  double device_pixel_ratio, const View& view);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/drawings/canvas.h"
#include "ui/draw/figure_page.h"

namespace pushforward {

/// A plot area of a page as a canvas: lines and up to 2,000 dots a call are vectors, pictures and
/// more dots are images at the page's resolution.
class PageCanvas : public Canvas {
public:
    PageCanvas(const FigurePage& page, const PlotFrame& frame) : page_(page), frame_(frame) {}

    void image(const QImage& picture, const View& place, const QColor& around) override;
    void lines(const std::vector<Polyline>& lines, const LineStyle& style) override;

    /// By how many they are themselves, whatever the crowd.
    void dots(const Points& points, const DotInk& ink, Index crowd) override;

private:
    const FigurePage& page_;
    PlotFrame frame_;
};

} // namespace pushforward

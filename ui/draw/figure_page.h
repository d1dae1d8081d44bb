// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/picture/view.h"
#include "ui/draw/figure.h"

#include <QPainter>

namespace pushforward {

/// What a figure is drawn on: a painter whose unit is 1/72 inch, whatever the format.
struct FigurePage {
    QPainter& painter;
    QRectF rect; ///< the room that is left under the title
    const Theme& theme;
    double dpi; ///< of images

    static QFont font(int points, QFont::Weight weight = QFont::Normal);

    /// Text within a rectangle, in one line.
    void text(const QRectF& place, Qt::Alignment alignment, const QString& words, int points,
              const QColor& colour) const;
    /// The same, turned to be read from below, about the middle of the rectangle.
    void upright_text(const QRectF& place, const QString& words, int points,
                      const QColor& colour) const;
    double text_width(const QString& words, int points) const;

    /// An image of the rectangle at the page's resolution: opaque when `background` is.
    QImage blank(const QRectF& place, const QColor& background) const;
    void image(const QRectF& place, const QImage& pixels) const;
};

/// A plot area and what it shows.
struct PlotFrame {
    QRectF area;
    View view;

    QPointF place(double x, double y) const;
};

/// Frame, ticks, numbers and titles around a plot area; with `grid`, a line for each upright tick.
void draw_axes(const FigurePage& page, const PlotFrame& frame, const QString& x_title,
               const QString& y_title, double least_x_gap, double least_y_gap, bool grid);

/// What is left of the page within its margins and under its title.
QRectF page_room(const FigureSize& size, bool has_title);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/theme.h"

#include <QByteArray>
#include <QSizeF>
#include <QString>

#include <memory>

class QPainter;

namespace pushforward {

struct FigurePage;
struct PictureFormat;

/// What a figure shows, computed and ready to be drawn.
class FigureContent {
public:
    virtual ~FigureContent() = default;

    /// Onto the room that the page leaves. In the application's thread, because of its text.
    virtual void draw(const FigurePage& page) const = 0;
};

struct Figure {
    std::shared_ptr<const FigureContent> content;
    QString title; ///< over the figure and in the file's properties; empty: none
    Theme theme = Theme::light();
};

/// True size on paper, and the resolution of what has pixels.
struct FigureSize {
    QSizeF points{453.6, 340.2}; ///< 1/72 inch; 160 × 120 mm
    double dpi = 200;

    static FigureSize from_millimetres(double width, double height, double dpi = 200);

    /// A PNG of exactly these pixels; on paper as large as they are at `dpi`.
    static FigureSize from_pixels(int width, int height, double dpi = 200);

    QSize pixels() const;
};

/// Draws the figure with a painter whose unit is 1/72 inch: what every format is made of.
void draw_figure(QPainter& painter, const Figure& figure, const FigureSize& size);

/// The file's bytes. Axes, curves, contours and text are vectors in SVG and PDF, a density is one
/// image, clouds are vectors up to 2,000 points and one image beyond. Nothing lies outside the plot
/// area. Needs a QGuiApplication. Throws Error for a size that makes no picture.
QByteArray render_figure(const Figure& figure, const PictureFormat& format,
                         const FigureSize& size = {});

/// Renders and writes, in the format that the path ends in unless another is named; the file
/// appears whole or not at all. Throws Error naming path and reason.
void save_figure(const Figure& figure, const QString& path, const PictureFormat& format,
                 const FigureSize& size = {});
void save_figure(const Figure& figure, const QString& path, const FigureSize& size = {});

} // namespace pushforward

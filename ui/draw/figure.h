// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/picture/contours.h"
#include "core/picture/decimate.h"
#include "ui/draw/class_clouds.h"
#include "ui/draw/density_image.h"
#include "ui/draw/loss_words.h"
#include "ui/draw/theme.h"

#include <QByteArray>
#include <QSizeF>

#include <memory>
#include <optional>
#include <variant>

namespace pushforward {

/// The plane with a density, contours, data and samples: whichever are there.
struct PlaneFigure {
    View view; ///< what must be seen; grown to equal scales
    std::shared_ptr<const DensityGrid> density;
    std::vector<Polyline> contours, target; ///< of the flow, and of the density it is fitted to
    std::vector<ClassCloud> data;
    Points samples;
    QString first_title, second_title;
};

/// The density after each layer, base to data, in rows.
struct LayersFigure {
    struct Panel {
        QString title;
        std::shared_ptr<const DensityGrid> density;
    };
    std::vector<Panel> panels;
};

/// The loss by step, nats per point.
struct CurvesFigure {
    std::vector<CurvePoint> train, held_out;
    std::optional<double> floor;
    LossWords words = loss_words("NLL", false);
};

struct Figure {
    std::variant<PlaneFigure, LayersFigure, CurvesFigure> content;
    QString title; ///< over the figure and in the file's properties; empty: none
    Theme theme = Theme::light();
    DensityScale scale = DensityScale::square_root;
};

enum class FigureFormat { png, svg, pdf };

/// True size on paper, and the resolution of what has pixels.
struct FigureSize {
    QSizeF points{453.6, 340.2}; ///< 1/72 inch; 160 × 120 mm
    double dpi = 200;

    static FigureSize from_millimetres(double width, double height, double dpi = 200);

    /// A PNG of exactly these pixels; on paper as large as they are at `dpi`.
    static FigureSize from_pixels(int width, int height, double dpi = 200);

    QSize pixels() const;
};

/// By the file name's extension. Throws Error naming those that there are.
FigureFormat figure_format(const QString& path);

/// The file's bytes. Axes, curves, contours and text are vectors in SVG and PDF, a density is one
/// image, clouds are vectors up to 2,000 points and one image beyond. Nothing lies outside the plot
/// area. Needs a QGuiApplication. Throws Error for a size that makes no picture.
QByteArray render_figure(const Figure& figure, FigureFormat format, const FigureSize& size = {});

/// Renders and writes; the file appears whole or not at all. Throws Error naming path and reason.
void save_figure(const Figure& figure, const QString& path, FigureFormat format,
                 const FigureSize& size = {});
void save_figure(const Figure& figure, const QString& path, const FigureSize& size = {});

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/figure.h"
#include "ui/draw/figures/registry.h"

namespace pushforward {

/// A drawing with what was computed for it.
struct PlaneDrawing {
    ChosenDrawing chosen;
    Drawn drawn;
};

/// The plane with drawings, those that are drawn first first, between axes.
struct PlaneFigure : FigureContent {
    View view; ///< what must be seen; grown to equal scales
    std::vector<PlaneDrawing> drawings;
    QString first_title, second_title;

    void draw(const FigurePage& page) const override;
};

/// The data side of a run, computed for the figure's shape.
std::shared_ptr<const FigureContent> plane_figure(const FigureSource& source,
                                                  const std::vector<ChosenDrawing>& drawings);

/// Computes each in one scene.
std::vector<PlaneDrawing> computed(const std::vector<ChosenDrawing>& drawings, const Scene& scene);

/// The colours of drawings on a page: over a density those that are seen on its map, else those of
/// the page.
Look look_of(const FigurePage& page, const std::vector<PlaneDrawing>& drawings);

} // namespace pushforward

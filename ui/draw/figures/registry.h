// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/drawings/registry.h"
#include "ui/draw/figure.h"
#include "ui/draw/loss_words.h"

#include <span>
#include <string>

namespace pushforward {

/// What a run's figures are made from.
struct FigureSource {
    Moment moment;                              ///< with a snapshot and data
    std::vector<MetricPoint> history = {};      ///< for the curves
    std::vector<QString> layer_titles = {};     ///< base side first; empty: "layer 1" …
    std::optional<View> view = {};              ///< in data units; without it, all of the data
    LossWords words = loss_words("NLL", false); ///< for the curves
    FigureSize size = {};                       ///< the densities are computed for its shape
};

/// A kind of figure: what `render --figure` and the window's dialog take.
struct FigureKind : KindInfo {
    std::string drawings; ///< those that it shows unless others are asked for; empty: it has none
    bool is_around_data = true; ///< its view is that of the data

    /// The drawings make sense for the moment's data. Throws Error where something is missing.
    std::shared_ptr<const FigureContent> (*make)(
        const FigureSource& source, const std::vector<ChosenDrawing>& drawings) = nullptr;
};

std::span<const FigureKind> figure_kinds();

/// Throws Error naming those that there are.
const FigureKind& find_figure(const std::string& key);

/// Whether the drawing can be seen in this figure, with the right data.
bool can_show(const FigureKind& figure, const DrawingKind& drawing);

/// The drawings of a list (see chosen_drawings), or those that the figure has anyway where it is
/// empty. Throws Error for what is unknown, or cannot be seen in this figure whatever the data.
std::vector<ChosenDrawing> drawings_of(const FigureKind& kind, const std::string& list);

/// Evaluates the flow on fine grids: seconds for a deep one, so call it off the window's thread.
/// Drawings that make no sense with these data are left out. Throws Error as the kind does.
Figure make_figure(const FigureKind& kind, const FigureSource& source,
                   const std::vector<ChosenDrawing>& drawings);

} // namespace pushforward

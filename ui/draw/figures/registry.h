// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/snapshot.h"
#include "core/train/training_data.h"
#include "ui/draw/figure.h"

#include <string>

namespace pushforward {

/// What a run's figures are made from.
struct FigureSource {
    const Snapshot& snapshot;
    const TrainingData& data;
    std::vector<MetricPoint> history = {};  ///< for the curves
    std::vector<QString> layer_titles = {}; ///< base side first; empty: "layer 1" …
    std::optional<View> view = {};          ///< in data units; without it, all of the data
    Index sample_count = 2000;
    LossWords words = loss_words("NLL", false); ///< for the curves
    FigureSize size = {};                       ///< the densities are computed for its shape
};

/// "density", "samples", "layers", "curves": what `render --figure` takes.
const std::vector<std::string>& figure_kinds();

/// Evaluates the flow on fine grids: seconds for a deep one, so call it off the window's thread.
/// Throws Error for an unknown kind, and for curves without a history.
Figure make_figure(const std::string& kind, const FigureSource& source);

} // namespace pushforward

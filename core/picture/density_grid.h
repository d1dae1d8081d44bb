// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/picture/view.h"
#include "core/train/snapshot.h"
#include "core/train/training_data.h"

#include <functional>
#include <span>
#include <vector>

namespace pushforward {

/// A density at the centres of a grid's cells. Row 0 is at the bottom of the view.
struct DensityGrid {
    View view;
    int columns = 0, rows = 0;
    std::vector<float> density; ///< rows × columns
    float maximum = 0;          ///< of the finite values
    double integral = 0; ///< sum of density × cell area: the share of the mass that the view holds

    float at(int column, int row) const {
        return density[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) +
                       static_cast<std::size_t>(column)];
    }
};

/// Asked between tiles; true gives up, and the grid comes back empty.
using Cancelled = std::function<bool()>;

/// Calls work(points) with the centres of a grid's cells, some rows at a time from the bottom, each
/// row from the left. False when cancelled.
bool over_cells(const View& view, int columns, int rows, const Cancelled& cancelled,
                const std::function<void(const Points&)>& work);

/// The density of a flow, per unit of area of the data as loaded.
DensityGrid density_grid(const Flow& flow, std::span<const Real> parameters, const View& view,
                         int columns, int rows, const Cancelled& cancelled = {});

/// exp(−U) / Z of the energy that is fitted, in data units; `data` has an energy and its floor.
DensityGrid target_density(const TrainingData& data, const View& view, int columns, int rows,
                           const Cancelled& cancelled = {});

/// What holds all that is trained on: the points, or the density of the energy, but for the
/// outermost 0.25 % on each side, with a margin that is a share of its size.
View whole_view(const TrainingData& data, double margin);

} // namespace pushforward

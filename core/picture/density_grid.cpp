// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/density_grid.h"

#include <algorithm>
#include <cmath>

namespace pushforward {

namespace {

// Evaluates `log_density(points, out)` on the grid, some rows at a time.
template <class LogDensity>
DensityGrid evaluate(const View& view, int columns, int rows, const Cancelled& cancelled,
                     LogDensity log_density) {
    DensityGrid grid{view, columns, rows, {}, 0, 0};
    const double dx = view.width() / columns, dy = view.height() / rows;
    const int band = std::max(1, 4096 / std::max(1, columns));
    grid.density.reserve(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
    std::vector<double> out;
    double sum = 0;
    for (int first = 0; first < rows; first += band) {
        if (cancelled && cancelled()) return {view, 0, 0, {}, 0, 0};
        const int count = std::min(band, rows - first);
        Points points(2, static_cast<Index>(count) * columns);
        for (int r = 0; r < count; ++r) {
            const Index start = static_cast<Index>(r) * columns;
            for (int c = 0; c < columns; ++c) points(0, start + c) = view.left + (c + 0.5) * dx;
            points.row(1).segment(start, columns) = view.bottom + (first + r + 0.5) * dy;
        }
        out.resize(static_cast<std::size_t>(points.cols()));
        log_density(points, std::span<double>(out));
        for (double value : out) {
            const double density = std::exp(value);
            const double finite = std::isfinite(density) ? density : 0;
            grid.density.push_back(static_cast<float>(finite));
            grid.maximum = std::max(grid.maximum, grid.density.back());
            sum += finite;
        }
    }
    grid.integral = sum * dx * dy;
    return grid;
}

} // namespace

DensityGrid data_density(const Snapshot& snapshot, const View& view, int columns, int rows,
                         const Cancelled& cancelled) {
    Tape tape;
    return evaluate(view, columns, rows, cancelled, [&](const Points& x, std::span<double> out) {
        snapshot.flow->log_prob(tape, snapshot.parameters, x, out);
    });
}

DensityGrid layer_density(const Snapshot& snapshot, Index layers, const View& view, int columns,
                          int rows, const Cancelled& cancelled) {
    Tape tape;
    return evaluate(view, columns, rows, cancelled, [&](const Points& x, std::span<double> out) {
        snapshot.flow->log_prob_inside(tape, snapshot.parameters, x.cast<Real>(), layers, out);
    });
}

} // namespace pushforward

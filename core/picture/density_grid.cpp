// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/density_grid.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace pushforward {

bool over_cells(const View& view, int columns, int rows, const Cancelled& cancelled,
                const std::function<void(const Points&)>& work) {
    const double dx = view.width() / columns, dy = view.height() / rows;
    const int band = std::max(1, 4096 / std::max(1, columns));
    for (int first = 0; first < rows; first += band) {
        if (cancelled && cancelled()) return false;
        const int count = std::min(band, rows - first);
        Points points(2, static_cast<Index>(count) * columns);
        for (int r = 0; r < count; ++r) {
            const Index start = static_cast<Index>(r) * columns;
            for (int c = 0; c < columns; ++c) points(0, start + c) = view.left + (c + 0.5) * dx;
            points.row(1).segment(start, columns) = view.bottom + (first + r + 0.5) * dy;
        }
        work(points);
    }
    return true;
}

namespace {

// Evaluates `log_density(points, out)` on the grid.
template <class LogDensity>
DensityGrid evaluate(const View& view, int columns, int rows, const Cancelled& cancelled,
                     LogDensity log_density) {
    DensityGrid grid{view, columns, rows, {}, 0, 0};
    grid.density.reserve(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
    double sum = 0;
    std::vector<double> out;
    const auto work = [&](const Points& points) {
        out.resize(static_cast<std::size_t>(points.cols()));
        log_density(points, std::span<double>(out));
        for (const double value : out) {
            const double density = std::exp(value);
            const double finite = std::isfinite(density) ? density : 0;
            grid.density.push_back(static_cast<float>(finite));
            grid.maximum = std::max(grid.maximum, grid.density.back());
            sum += finite;
        }
    };
    if (!over_cells(view, columns, rows, cancelled, work)) return {view, 0, 0, {}, 0, 0};
    grid.integral = sum * (view.width() / columns) * (view.height() / rows);
    return grid;
}

} // namespace

DensityGrid density_grid(const Flow& flow, std::span<const Real> parameters, const View& view,
                         int columns, int rows, const Cancelled& cancelled) {
    Tape tape;
    return evaluate(view, columns, rows, cancelled, [&](const Points& x, std::span<double> out) {
        flow.log_prob(tape, parameters, x, out);
    });
}

DensityGrid target_density(const TrainingData& data, const View& view, int columns, int rows,
                           const Cancelled& cancelled) {
    return evaluate(view, columns, rows, cancelled, [&](const Points& x, std::span<double> out) {
        for (Index i = 0; i < x.cols(); ++i)
            out[static_cast<std::size_t>(i)] = -data.energy->at(x.col(i)) + data.floor.value_or(0);
    });
}

View whole_view(const TrainingData& data, double margin) {
    if (!data.energy && data.points.cols() > 0) return view_of(data.points, margin);
    if (!data.energy) return view_of(data.standardisation);
    constexpr int side = 128;
    constexpr double deviations = 4, outside = 0.0025;
    const EnergyFacts& facts = data.facts;
    const Eigen::Array2d low = facts.mean - deviations * facts.deviation,
                         high = facts.mean + deviations * facts.deviation;
    const View wide{low.x(), high.x(), low.y(), high.y()};
    const DensityGrid grid = target_density(data, wide, side, side);
    const Eigen::Map<const Eigen::Array<float, side, side, Eigen::RowMajor>> cells(
        grid.density.data());
    // The first and the last cell of those that hold all but the outermost mass.
    const auto ends = [&](const Eigen::ArrayXd& mass, double from, double length) {
        const double total = mass.sum();
        Index first = 0, last = side - 1;
        for (double sum = mass[0]; sum < outside * total; sum += mass[first]) ++first;
        for (double sum = mass[last]; sum < outside * total; sum += mass[last]) --last;
        const double start = from + static_cast<double>(first) / side * length;
        const double end = from + static_cast<double>(last + 1) / side * length;
        return std::pair{start - margin * (end - start), end + margin * (end - start)};
    };
    View view;
    std::tie(view.left, view.right) =
        ends(cells.cast<double>().colwise().sum().transpose(), wide.left, wide.width());
    std::tie(view.bottom, view.top) =
        ends(cells.cast<double>().rowwise().sum(), wide.bottom, wide.height());
    return view;
}

} // namespace pushforward

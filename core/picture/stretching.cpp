// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/stretching.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace pushforward {

DensityGrid stretching(const Moment& moment, const View& view, int columns, int rows, StretchOf of,
                       const Cancelled& cancelled) {
    DensityGrid grid{view, columns, rows, {}, 0, 0};
    const std::shared_ptr<const Flow> flow = flow_at(moment);
    if (!flow) return {view, 0, 0, {}, 0, 0};
    grid.density.reserve(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
    Tape tape;
    const auto work = [&](const Points& points) {
        const Flow::Account account =
            flow->account(tape, moment.snapshot->parameters_of(*flow), points);
        const std::size_t count = account.added.size();
        const std::size_t first = of == StretchOf::layer && count > 0 ? count - 1 : 0;
        for (std::size_t i = 0; i < account.log_base.size(); ++i) {
            double sum = 0;
            for (std::size_t k = first; k < count; ++k) sum -= account.added[k][i];
            const auto value = static_cast<float>(std::isfinite(sum) ? sum : 0);
            grid.density.push_back(value);
            grid.maximum = std::max(grid.maximum, std::abs(value));
        }
    };
    if (!over_cells(view, columns, rows, cancelled, work)) return {view, 0, 0, {}, 0, 0};
    return grid;
}

std::vector<Polyline> jacobian_ellipses(const Moment& moment, int count, double reach,
                                        double radius) {
    constexpr int corners = 32;
    constexpr double h = 1e-2; // of a unit: far above the rounding of float
    Batch points(2, 5 * static_cast<Index>(count) * count);
    Index at = 0;
    for (int row = 0; row < count; ++row)
        for (int column = 0; column < count; ++column) {
            const double step = 2 * reach / std::max(1, count - 1);
            const Eigen::Array2d middle(column * step - reach, row * step - reach);
            for (const auto& [x, y] :
                 {std::pair(0.0, 0.0), {h, 0.0}, {-h, 0.0}, {0.0, h}, {0.0, -h}})
                points.col(at++) = (middle + Eigen::Array2d(x, y)).cast<Real>();
        }
    const Points moved = carried(moment, points);
    std::vector<Polyline> ellipses;
    for (Index i = 0; i < moved.cols(); i += 5) {
        const Eigen::Array2d first = (moved.col(i + 1) - moved.col(i + 2)) / (2 * h),
                             second = (moved.col(i + 3) - moved.col(i + 4)) / (2 * h);
        if (!moved.col(i).isFinite().all() || !first.isFinite().all() || !second.isFinite().all())
            continue;
        Polyline ellipse;
        for (int corner = 0; corner <= corners; ++corner) {
            const double angle = 2 * std::numbers::pi * corner / corners;
            ellipse.push_back(moved.col(i) +
                              radius * (first * std::cos(angle) + second * std::sin(angle)));
        }
        ellipses.push_back(std::move(ellipse));
    }
    return ellipses;
}

Ways sample_ways(const Moment& moment, Index count, std::uint64_t seed) {
    const Flow& flow = *moment.snapshot->flow;
    const Batch base = base_cloud(*moment.snapshot, count, seed);
    Ways ways;
    std::vector<Points> stops;
    Moment there = moment;
    for (Index layers = 0; layers <= flow.layer_count(); ++layers) {
        there.position = {layers, 0};
        stops.push_back(carried(there, base));
    }
    ways.stops.resize(2, count * static_cast<Index>(stops.size()));
    Index at = 0;
    for (Index i = 0; i < count; ++i) {
        Polyline line;
        for (const Points& stop : stops) {
            if (!stop.col(i).isFinite().all()) break;
            line.push_back(stop.col(i));
            ways.stops.col(at++) = stop.col(i);
        }
        if (line.size() > 1) ways.lines.push_back(std::move(line));
    }
    ways.stops.conservativeResize(2, at);
    return ways;
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/layer_picture.h"

#include "core/flow/base_distribution.h"
#include "core/layers/registry.h"

#include <cmath>

namespace pushforward {

namespace {

constexpr int lines = 9, pieces = 40; // lines each way, points a line less one
constexpr double reach = 2, wanted_move = 0.5, margin = 1.08;
constexpr std::uint64_t first_seed = 5, most_seeds = 4, stream = 11;

Batch grid_points(int per_line) {
    const double step = 2 * reach / (lines - 1), piece = 2 * reach / (per_line - 1);
    Batch points(2, 2 * lines * per_line);
    Index at = 0;
    for (int way = 0; way < 2; ++way)
        for (int line = 0; line < lines; ++line)
            for (int i = 0; i < per_line; ++i, ++at) {
                points(way, at) = static_cast<Real>(-reach + line * step);
                points(1 - way, at) = static_cast<Real>(-reach + i * piece);
            }
    return points;
}

/// The root mean square of how far points are moved, beyond what all of them are.
double moved(const Batch& from, const Batch& to) {
    const Points moves = (to - from).cast<double>();
    const Points rest = moves.colwise() - moves.rowwise().mean();
    return std::sqrt(rest.square().sum() / static_cast<double>(rest.cols()));
}

std::vector<Polyline> lines_of(const Batch& points, int per_line) {
    std::vector<Polyline> all;
    for (Index line = 0; line < points.cols() / per_line; ++line) {
        all.emplace_back();
        for (Index i = 0; i < per_line; ++i) {
            const Eigen::Array2d at = points.col(line * per_line + i).cast<double>();
            if (at.isFinite().all())
                all.back().push_back(at);
            else if (!all.back().empty())
                all.emplace_back();
        }
    }
    std::erase_if(all, [](const Polyline& line) { return line.size() < 2; });
    return all;
}

View view_around(const std::vector<Polyline>& all, double aspect) {
    Points ends(2, 0);
    Index count = 0;
    for (const Polyline& line : all) count += static_cast<Index>(line.size());
    ends.resize(2, count);
    Index at = 0;
    for (const Polyline& line : all)
        for (const Eigen::Array2d& point : line) ends.col(at++) = point;
    if (count == 0) return {};
    const Eigen::Array2d low = ends.rowwise().minCoeff(), high = ends.rowwise().maxCoeff();
    const Eigen::Array2d middle = (low + high) / 2, half = margin * (high - low) / 2;
    const View close{middle.x() - half.x(), middle.x() + half.x(), middle.y() - half.y(),
                     middle.y() + half.y()};
    return with_equal_scales(close, aspect, 1);
}

} // namespace

LayerPicture layer_picture(const Spec& layer, int columns, int rows, const Cancelled& cancelled) {
    std::vector<std::shared_ptr<const Transform>> stack;
    stack.push_back(make(layer_kinds(), layer, "layer"));
    Snapshot snapshot;
    snapshot.flow = std::make_shared<const Flow>(
        make(base_kinds(), initial_spec(base_kinds().front()), "base distribution"), stack,
        Standardisation{});
    const Flow& flow = *snapshot.flow;

    std::vector<Real> start(static_cast<std::size_t>(flow.parameter_count()));
    flow.initialise(start, first_seed);
    // As in a network, whose width goes with the fourth root of how many parameters it has.
    const double root = std::pow(std::max<double>(1, static_cast<double>(start.size())), 0.25);
    Tape tape;
    const Batch few = grid_points(lines);
    snapshot.parameters = start;
    double farthest = 0;
    for (std::uint64_t seed = first_seed; seed < first_seed + most_seeds; ++seed) {
        Random random(seed, stream);
        std::vector<double> direction(start.size());
        for (double& step : direction) step = random.normal() / root;
        for (double far = 0.02; far < 8 && farthest < wanted_move; far *= 1.25) {
            if (cancelled && cancelled()) return {};
            std::vector<Real> parameters = start;
            for (std::size_t i = 0; i < start.size(); ++i)
                parameters[i] += static_cast<Real>(far * direction[i]);
            const double move = moved(few, flow.path(tape, parameters, few).back());
            if (!std::isfinite(move)) break;
            if (move <= farthest) continue;
            farthest = move;
            snapshot.parameters = std::move(parameters);
        }
    }

    LayerPicture picture;
    const Batch warped = flow.path(tape, snapshot.parameters, grid_points(pieces + 1)).back();
    picture.grid = lines_of(warped, pieces + 1);
    const View view = view_around(picture.grid, static_cast<double>(columns) / rows);
    picture.density = layer_density(snapshot, 1, view, columns, rows, cancelled);
    return picture;
}

} // namespace pushforward

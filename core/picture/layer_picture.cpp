// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/layer_picture.h"

#include "core/flow/base_distribution.h"
#include "core/layers/registry.h"
#include "core/math/random_streams.h"
#include "core/picture/warped_grid.h"

#include <cmath>

namespace pushforward {

namespace {

constexpr GridShape few_lines{9, 2};
constexpr int pieces = 40; // of a line
constexpr double wanted_move = 0.5, grid_margin = 1.08;
constexpr std::uint64_t first_seed = 5, most_seeds = 4;

/// The root mean square of how far points are moved, beyond what all of them are.
double moved(const Batch& from, const Batch& to) {
    const Points moves = (to - from).cast<double>();
    const Points rest = moves.colwise() - moves.rowwise().mean();
    return std::sqrt(rest.square().sum() / static_cast<double>(rest.cols()));
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
    const Eigen::Array2d middle = (low + high) / 2, half = grid_margin * (high - low) / 2;
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
    const Batch few = grid_points(few_lines, few_lines.lines);
    snapshot.parameters = start;
    double farthest = 0;
    for (std::uint64_t seed = first_seed; seed < first_seed + most_seeds; ++seed) {
        Random random(seed, random_stream::layer_picture);
        std::vector<double> direction(start.size());
        for (double& step : direction) step = random.normal() / root;
        for (double far = 0.02; far < 8 && farthest < wanted_move; far *= 1.25) {
            if (cancelled && cancelled()) return {};
            std::vector<Real> parameters = start;
            for (std::size_t i = 0; i < start.size(); ++i)
                parameters[i] += static_cast<Real>(far * direction[i]);
            const double move = moved(few, flow.to_inside(tape, parameters, few));
            if (!std::isfinite(move)) break;
            if (move <= farthest) continue;
            farthest = move;
            snapshot.parameters = std::move(parameters);
        }
    }

    LayerPicture picture;
    const Batch warped =
        flow.to_inside(tape, snapshot.parameters, grid_points(few_lines, pieces + 1));
    picture.grid = grid_lines(warped.cast<double>(), pieces + 1);
    const View view = view_around(picture.grid, static_cast<double>(columns) / rows);
    picture.density = density_grid(flow, snapshot.parameters, view, columns, rows, cancelled);
    return picture;
}

} // namespace pushforward

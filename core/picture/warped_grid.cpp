// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/warped_grid.h"

#include <algorithm>

namespace pushforward {

namespace {

/// A point of a line, and whether the piece after it may have to be halved.
struct Node {
    double along = 0; ///< −reach … reach
    Eigen::Array2d at = Eigen::Array2d::Zero();
    bool is_open = false;
};

struct Line {
    bool is_upright = true;
    double across = 0; ///< the coordinate that all of it has in common
    std::vector<Node> nodes;

    void put(Batch& points, Index column, double along) const {
        points(is_upright ? 0 : 1, column) = static_cast<Real>(across);
        points(is_upright ? 1 : 0, column) = static_cast<Real>(along);
    }
};

double place(const GridShape& shape, int i, int count) {
    return -shape.reach + 2 * shape.reach * i / (count - 1);
}

double distance_from_segment(const Eigen::Array2d& point, const Eigen::Array2d& from,
                             const Eigen::Array2d& to) {
    const Eigen::Vector2d step = to - from, off = point - from;
    const double square = step.squaredNorm();
    const double along = square > 0 ? std::clamp(off.dot(step) / square, 0.0, 1.0) : 0;
    return (off - along * step).norm();
}

bool is_beside(const View& view, const Eigen::Array2d& a, const Eigen::Array2d& b,
               const Eigen::Array2d& c) {
    const Eigen::Array2d low = a.min(b).min(c), high = a.max(b).max(c);
    return high.x() < view.left || low.x() > view.right || high.y() < view.bottom ||
           low.y() > view.top;
}

std::vector<Line> even_lines(const GridShape& shape, int per_line) {
    std::vector<Line> lines;
    for (const bool is_upright : {true, false})
        for (int line = 0; line < shape.lines; ++line) {
            lines.push_back({is_upright, place(shape, line, shape.lines), {}});
            for (int i = 0; i < per_line; ++i)
                lines.back().nodes.push_back({place(shape, i, per_line), {0, 0}, true});
        }
    return lines;
}

/// The middles of all open pieces.
Batch middles(const std::vector<Line>& lines) {
    Index count = 0;
    for (const Line& line : lines) count += std::ranges::count(line.nodes, true, &Node::is_open);
    Batch points(2, count);
    Index at = 0;
    for (const Line& line : lines)
        for (std::size_t i = 0; i < line.nodes.size(); ++i)
            if (line.nodes[i].is_open)
                line.put(points, at++, (line.nodes[i].along + line.nodes[i + 1].along) / 2);
    return points;
}

} // namespace

Batch grid_points(const GridShape& shape, int per_line) {
    const std::vector<Line> lines = even_lines(shape, per_line);
    Batch points(2, static_cast<Index>(lines.size()) * per_line);
    Index at = 0;
    for (const Line& line : lines)
        for (const Node& node : line.nodes) line.put(points, at++, node.along);
    return points;
}

std::vector<Polyline> grid_lines(const Points& points, int per_line) {
    std::vector<Polyline> all;
    for (Index line = 0; line < points.cols() / per_line; ++line) {
        all.emplace_back();
        for (Index i = 0; i < per_line; ++i) {
            const Eigen::Array2d at = points.col(line * per_line + i);
            if (at.isFinite().all())
                all.back().push_back(at);
            else if (!all.back().empty())
                all.emplace_back();
        }
    }
    std::erase_if(all, [](const Polyline& line) { return line.size() < 2; });
    return all;
}

std::vector<Polyline> warped_grid(const Carry& carry, const GridShape& shape, const View& view,
                                  double tolerance, const Cancelled& cancelled) {
    // Whole pieces between crossings, so that lines meet where they cross.
    const int gaps = shape.lines - 1;
    const int per_line = (fewest_pieces + gaps - 1) / gaps * gaps + 1;
    std::vector<Line> lines = even_lines(shape, per_line);
    const Points first = carry(grid_points(shape, per_line));
    Index at = 0;
    for (Line& line : lines) {
        for (Node& node : line.nodes) node.at = first.col(at++);
        line.nodes.back().is_open = false;
    }
    for (int halving = 0; halving < most_halvings; ++halving) {
        if (cancelled && cancelled()) return {};
        const Batch asked = middles(lines);
        if (asked.cols() == 0) break;
        const Points found = carry(asked);
        at = 0;
        for (Line& line : lines) {
            std::vector<Node> nodes;
            for (std::size_t i = 0; i < line.nodes.size(); ++i) {
                Node& node = line.nodes[i];
                nodes.push_back(node);
                if (!node.is_open) continue;
                const Node& next = line.nodes[i + 1];
                const Eigen::Array2d middle = found.col(at++);
                const bool bends = distance_from_segment(middle, node.at, next.at) > tolerance &&
                                   !is_beside(view, node.at, middle, next.at);
                nodes.back().is_open = bends;
                if (bends) nodes.push_back({(node.along + next.along) / 2, middle, true});
            }
            line.nodes = std::move(nodes);
        }
    }
    std::vector<Polyline> all;
    for (const Line& line : lines) {
        Points points(2, static_cast<Index>(line.nodes.size()));
        for (std::size_t i = 0; i < line.nodes.size(); ++i)
            points.col(static_cast<Index>(i)) = line.nodes[i].at;
        std::ranges::move(grid_lines(points, static_cast<int>(points.cols())),
                          std::back_inserter(all));
    }
    return all;
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/painting/brush.h"

#include <Eigen/Geometry>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace pushforward {

namespace {

Eigen::Array2d gaussian(Random& random) {
    const double first = random.normal(), second = random.normal();
    return {first, second};
}

} // namespace

Points sprayed(const Eigen::Array2d& middle, double radius, Spread spread, Index count,
               Random& random) {
    Points points(2, count);
    for (Index i = 0; i < count; ++i) {
        Eigen::Array2d offset;
        if (spread == Spread::gaussian) {
            offset = gaussian(random) / 2;
        } else {
            const double distance = std::sqrt(random.uniform());
            const double angle = random.uniform(0, 2 * std::numbers::pi);
            offset = {distance * std::cos(angle), distance * std::sin(angle)};
        }
        points.col(i) = middle + radius * offset;
    }
    return points;
}

Points along(const std::vector<Outline>& lines, double spread, Index count, Random& random) {
    struct Piece {
        Eigen::Array2d from, to;
        double end; // length from the start of all
    };
    std::vector<Piece> pieces;
    double length = 0;
    for (const Outline& line : lines)
        for (std::size_t i = 1; i < line.size(); ++i) {
            length += (line[i] - line[i - 1]).matrix().norm();
            pieces.push_back({line[i - 1], line[i], length});
        }
    if (!(length > 0)) return Points(2, 0);
    Points points(2, count);
    for (Index i = 0; i < count; ++i) {
        const double place = random.uniform(0, length);
        const auto piece = std::ranges::upper_bound(pieces, place, {}, &Piece::end);
        const Piece& on = piece == pieces.end() ? pieces.back() : *piece;
        points.col(i) = on.from + random.uniform() * (on.to - on.from) + spread * gaussian(random);
    }
    return points;
}

bool encloses(const std::vector<Outline>& outlines, const Eigen::Array2d& p) {
    bool within = false;
    for (const Outline& outline : outlines)
        for (std::size_t i = 0, before = outline.size() - 1; i < outline.size(); before = i++) {
            const Eigen::Array2d &a = outline[i], &b = outline[before];
            if ((a[1] > p[1]) != (b[1] > p[1]) &&
                p[0] < (b[0] - a[0]) * (p[1] - a[1]) / (b[1] - a[1]) + a[0])
                within = !within;
        }
    return within;
}

Points inside(const std::vector<Outline>& outlines, double spread, Index count, Random& random) {
    const Box box = box_of(outlines);
    Points points(2, count);
    Index found = 0;
    // Gives up where less than a thousandth of the box is inside.
    for (Index tries = 1000 * (count + 1); found < count && tries > 0; --tries) {
        const double x = random.uniform(), y = random.uniform();
        const Eigen::Array2d point = box.low + Eigen::Array2d(x, y) * (box.high - box.low);
        if (encloses(outlines, point)) points.col(found++) = point + spread * gaussian(random);
    }
    return points.leftCols(found);
}

Outline ellipse_outline(const Eigen::Array2d& corner, const Eigen::Array2d& opposite) {
    constexpr int corners = 96;
    const Eigen::Array2d middle = (corner + opposite) / 2, half = (opposite - corner) / 2;
    Outline outline;
    for (int i = 0; i <= corners; ++i) {
        const double angle = 2 * std::numbers::pi * (i % corners) / corners;
        outline.push_back(middle + half * Eigen::Array2d(std::cos(angle), std::sin(angle)));
    }
    return outline;
}

Outline rectangle_outline(const Eigen::Array2d& corner, const Eigen::Array2d& opposite) {
    return {corner, {opposite[0], corner[1]}, opposite, {corner[0], opposite[1]}, corner};
}

Box box_of(const std::vector<Outline>& outlines) {
    Box box;
    for (const Outline& outline : outlines)
        for (const Eigen::Array2d& x : outline) box.add(x);
    return box;
}

Points PlaneMap::operator()(const Points& points) const {
    return ((matrix * points.matrix()).colwise() + shift).array();
}

PlaneMap PlaneMap::about(const Eigen::Array2d& centre, const Eigen::Matrix2d& matrix) {
    return {matrix, centre.matrix() - matrix * centre.matrix()};
}

PlaneMap PlaneMap::scaled(const Eigen::Array2d& unit) const {
    return {unit.matrix().asDiagonal() * matrix * unit.inverse().matrix().asDiagonal(),
            (unit * shift.array()).matrix()};
}

std::vector<PlaneMap> symmetry_maps(const Eigen::Array2d& centre, int mirrors, int turns) {
    std::vector<Eigen::Matrix2d> matrices;
    for (int turn = 0; turn < std::max(1, turns); ++turn)
        matrices.push_back(
            Eigen::Rotation2Dd(2 * std::numbers::pi * turn / std::max(1, turns)).matrix());
    const auto mirrored = [&](double across, double upright) {
        const std::size_t n = matrices.size();
        for (std::size_t i = 0; i < n; ++i) {
            const Eigen::Matrix2d image =
                matrices[i] * Eigen::Vector2d(across, upright).asDiagonal();
            const bool known = std::ranges::any_of(
                matrices, [&](const auto& m) { return (m - image).norm() < 1e-9; });
            if (!known) matrices.push_back(image);
        }
    };
    if (mirrors >= 1) mirrored(-1, 1);
    if (mirrors >= 2) mirrored(1, -1);
    std::vector<PlaneMap> maps;
    for (const Eigen::Matrix2d& matrix : matrices) maps.push_back(PlaneMap::about(centre, matrix));
    return maps;
}

} // namespace pushforward

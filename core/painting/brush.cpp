// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/painting/brush.h"

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

} // namespace pushforward

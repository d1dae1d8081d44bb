// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/typed/plane_cell.h"

#include "core/math/quadrature.h"

#include <algorithm>
#include <cmath>

namespace pushforward {

namespace {

constexpr Index side_points = 8;
using Grid = Eigen::Array<double, side_points, side_points>; // row: y, column: x
using SideArray = Eigen::Array<double, side_points, 1>;

struct Rule {
    SideArray position, weight, sixth,
        seventh; ///< the last two: weights times Legendre polynomials
};

const Rule& rule() {
    static const Rule rule = [] {
        Rule r;
        for (Index i = 0; i < side_points; ++i) {
            const QuadraturePoint& point = gauss_legendre_8[static_cast<std::size_t>(i)];
            r.position[i] = point.position;
            r.weight[i] = point.weight;
            const double t = point.position, s = t * t;
            const double p6 = (((231 * s - 315) * s + 105) * s - 5) / 16;
            const double p7 = t * (((429 * s - 693) * s + 315) * s - 35) / 16;
            r.sixth[i] = point.weight * p6 * 6.5;
            r.seventh[i] = point.weight * p7 * 7.5;
        }
        return r;
    }();
    return rule;
}

/// The sizes of the highest coefficients that eight points determine, along x and along y.
Eigen::Array2d high_parts(const Grid& f) {
    const Rule& r = rule();
    const auto along = [&](const auto& values) {
        return ((values.matrix() * r.sixth.matrix()).array().abs() +
                (values.matrix() * r.seventh.matrix()).array().abs())
                   .matrix()
                   .dot(r.weight.matrix()) /
               2;
    };
    return {along(f), along(f.transpose().eval())};
}

/// The least of the values, each less half of what it differs from a neighbour by.
double lowest_dip(const Grid& f) {
    Grid steps = Grid::Zero();
    const Eigen::Array<double, side_points, side_points - 1> across =
        (f.rightCols(side_points - 1) - f.leftCols(side_points - 1)).abs();
    const Eigen::Array<double, side_points - 1, side_points> up =
        (f.bottomRows(side_points - 1) - f.topRows(side_points - 1)).abs();
    steps.leftCols(side_points - 1) = across;
    steps.rightCols(side_points - 1) = steps.rightCols(side_points - 1).max(across);
    steps.topRows(side_points - 1) = steps.topRows(side_points - 1).max(up);
    steps.bottomRows(side_points - 1) = steps.bottomRows(side_points - 1).max(up);
    return (f - steps / 2).minCoeff();
}

} // namespace

PlaneCell measured_cell(const PlaneFunction& u, const Eigen::Array2d& low,
                        const Eigen::Array2d& high, double lowest, const Eigen::Array2d& centre) {
    const Rule& r = rule();
    const Eigen::Array2d middle = (low + high) / 2, half = (high - low) / 2;
    const SideArray x = middle.x() + half.x() * r.position, y = middle.y() + half.y() * r.position;
    Grid xs, ys, values;
    xs.rowwise() = x.transpose();
    ys.colwise() = y;
    u(xs.data(), ys.data(), values.data(), side_points * side_points);
    // A value that is NaN carries no mass here; NaN within the mass is reported elsewhere.
    constexpr double largest = 1e300;
    values = values.isNaN().select(largest, (values - lowest).min(largest)).max(-700.0).eval();

    PlaneCell cell;
    cell.low = low;
    cell.high = high;
    cell.least = values.minCoeff();
    cell.range = values.maxCoeff() - cell.least;
    cell.dip = lowest_dip(values);
    cell.bends = high_parts(values);
    cell.climbs = {(values.rowwise().maxCoeff() - values.rowwise().minCoeff()).sum(),
                   (values.colwise().maxCoeff() - values.colwise().minCoeff()).sum()};
    if (cell.least > 740) return cell.spikes.setZero(), cell;
    const Grid density = (-values).exp();
    cell.spikes = high_parts(density);
    const Grid share =
        density * (r.weight.matrix() * r.weight.matrix().transpose()).array() * half.prod();
    const Grid dx = xs - centre.x(), dy = ys - centre.y();
    cell.mass = share.sum();
    cell.first = {(share * dx).sum(), (share * dy).sum()};
    cell.cross = (share * dx * dy).sum();
    cell.second = {(share * dx.square()).sum(), (share * dy.square()).sum()};
    return cell;
}

std::pair<PlaneCell, PlaneCell> halves(const PlaneFunction& u, const PlaneCell& cell, Index side,
                                       double lowest, const Eigen::Array2d& centre) {
    Eigen::Array2d high = cell.high, low = cell.low;
    high[side] = low[side] = (cell.low[side] + cell.high[side]) / 2;
    std::pair parts{measured_cell(u, cell.low, high, lowest, centre),
                    measured_cell(u, low, cell.high, lowest, centre)};
    parts.first.shell = parts.second.shell = cell.shell;
    return parts;
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/layer_case.h"

#include <Eigen/LU>

#include <algorithm>
#include <cmath>
#include <vector>

namespace pushforward::test {

/// A central difference of `value(step)`, extrapolated once: its error is of the fourth order.
template <class F>
auto central_difference(F value, double h) {
    using Result = decltype(value(h)); // not an expression of results that are gone
    const auto slope = [&](double step) -> Result {
        return (value(step) - value(-step)) / (2 * step);
    };
    const Result extrapolated = (4 * slope(h / 2) - slope(h)) / 3;
    return extrapolated;
}

/// True when a difference with one of these steps comes within `tolerance` of what is expected. The
/// smaller step is for points beside a kink of a conditioner, which only the wider one reaches.
template <class F>
bool difference_agrees(double expected, double tolerance, F difference) {
    return std::abs(difference(1e-4) - expected) <= tolerance ||
           std::abs(difference(1e-6) - expected) <= tolerance;
}

/// The Jacobians of a direction at points, by central differences with step h.
inline std::vector<Eigen::Matrix2d>
jacobians(const TestedLayer& layer, TestedLayer::Direction direction, const Batch& at, double h) {
    const Index n = at.cols();
    Batch moved(2, 8 * n); // by each coordinate, up and down by two steps
    for (Index k = 0; k < 8; ++k) {
        const double step = (k % 2 ? -h : h) / (k % 4 < 2 ? 1 : 2);
        moved.middleCols(k * n, n) = at;
        moved.row(k / 4).segment(k * n, n) += static_cast<Real>(step);
    }
    const Batch out = layer.mapped(moved, direction).points;
    std::vector<Eigen::Matrix2d> all(static_cast<std::size_t>(n));
    for (Index i = 0; i < n; ++i)
        for (Index j = 0; j < 2; ++j) {
            const auto slope = [&](Index k) -> Eigen::Vector2d {
                const Index up = (4 * j + k) * n + i, down = up + n;
                const double wide =
                    static_cast<double>(moved(j, up)) - static_cast<double>(moved(j, down));
                return (out.col(up) - out.col(down)).matrix().cast<double>() / wide;
            };
            all[static_cast<std::size_t>(i)].col(j) = (4 * slope(2) - slope(0)) / 3;
        }
    return all;
}

/// How much larger errors of images are after the way back: the rounding of an image, whose size is
/// |out|, times the largest stretch of the way back.
inline std::vector<double> growths(const TestedLayer& layer, TestedLayer::Direction back,
                                   const Batch& out) {
    const auto all = jacobians(layer, back, out, sizeof(Real) == 8 ? 1e-5 : 1e-2);
    std::vector<double> growths;
    for (Index i = 0; i < out.cols(); ++i) {
        const double size = 1 + static_cast<double>(out.col(i).abs().maxCoeff());
        const double stretch = 1 + all[static_cast<std::size_t>(i)].cwiseAbs().maxCoeff();
        growths.push_back(std::max(1.0, size * stretch));
    }
    return growths;
}

} // namespace pushforward::test

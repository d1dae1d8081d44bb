// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/layer_case.h"

#include <Eigen/LU>

#include <algorithm>
#include <cmath>

namespace pushforward::test {

/// A central difference of `value(step)`, extrapolated once: its error is of the fourth order.
template <class F>
auto central_difference(F value, double h) {
    const auto slope = [&](double step) { return ((value(step) - value(-step)) / (2 * step)); };
    return (4 * slope(h / 2) - slope(h)) / 3;
}

/// True when a difference with one of these steps comes within `tolerance` of what is expected. The
/// smaller step is for points beside a kink of a conditioner, which only the wider one reaches.
template <class F>
bool difference_agrees(double expected, double tolerance, F difference) {
    return std::abs(difference(1e-4) - expected) <= tolerance ||
           std::abs(difference(1e-6) - expected) <= tolerance;
}

/// The Jacobian of a direction at a point, by central differences with step h.
inline Eigen::Matrix2d jacobian(const TestedLayer& layer, TestedLayer::Direction direction,
                                const Eigen::Array<Real, 2, 1>& at, double h) {
    Eigen::Matrix2d J;
    for (Index j = 0; j < 2; ++j) {
        const auto slope = [&](double step) -> Eigen::Vector2d {
            Batch pair(2, 2);
            pair.col(0) = pair.col(1) = at;
            pair(j, 0) += static_cast<Real>(step);
            pair(j, 1) -= static_cast<Real>(step);
            const double wide = static_cast<double>(pair(j, 0)) - static_cast<double>(pair(j, 1));
            const Batch out = layer.mapped(pair, direction).points;
            return (out.col(0) - out.col(1)).matrix().cast<double>() / wide;
        };
        J.col(j) = (4 * slope(h / 2) - slope(h)) / 3;
    }
    return J;
}

/// How much larger an error of the image is after the way back: the rounding of the image, whose
/// size is |out|, times the largest stretch of the way back.
inline double growth(const TestedLayer& layer, TestedLayer::Direction back, const Batch& out,
                     Index i) {
    const Eigen::Matrix2d J = jacobian(layer, back, out.col(i), sizeof(Real) == 8 ? 1e-5 : 1e-2);
    const double size = 1 + static_cast<double>(out.col(i).abs().maxCoeff());
    return std::max(1.0, size * (1 + J.cwiseAbs().maxCoeff()));
}

} // namespace pushforward::test

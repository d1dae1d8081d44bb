// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/gaussian_fit.h"

#include <cmath>
#include <limits>
#include <numbers>

namespace pushforward {

double one_gaussian_nll(const PointsView& fit, const PointsView& test) {
    const Eigen::Array2d mean = fit.rowwise().mean();
    const auto n = static_cast<double>(fit.cols());
    const auto u = fit.row(0) - mean[0], v = fit.row(1) - mean[1]; // not made: there may be many
    const double uu = u.square().sum() / n, vv = v.square().sum() / n, uv = (u * v).sum() / n;
    const double det = uu * vv - uv * uv;
    if (!(det > 1e-14 * uu * vv)) return -std::numeric_limits<double>::infinity();
    const auto a = test.row(0) - mean[0], b = test.row(1) - mean[1];
    const double square = ((vv * a.square() - 2 * uv * a * b + uu * b.square()) / det).mean();
    return 0.5 * square + std::log(2 * std::numbers::pi) + 0.5 * std::log(det);
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/weighted_points.h"

#include "core/math/quadrature.h"

#include <algorithm>
#include <cmath>

namespace pushforward {

void WeightedPoints::add(const Eigen::Array2d& point, double mass) {
    first.push_back(point(0));
    second.push_back(point(1));
    weight.push_back(mass);
}

void WeightedPoints::add_curve(const std::function<Eigen::Array2d(double)>& curve, double from,
                               double to, const std::function<double(double)>& mass,
                               double spacing) {
    const auto distance = [&](double a, double b) { return (curve(a) - curve(b)).matrix().norm(); };
    constexpr int at_least = 16;
    for (int part = 0; part < at_least; ++part) {
        const double start = from + (to - from) * part / at_least;
        const double end = from + (to - from) * (part + 1) / at_least;
        const double middle = 0.5 * (start + end);
        const double length = distance(start, middle) + distance(middle, end);
        const int panels = std::max(1, static_cast<int>(std::ceil(1.1 * length / spacing)));
        const double half = (end - start) / (2 * panels);
        for (int panel = 0; panel < panels; ++panel)
            for (const QuadraturePoint& point : gauss_legendre_8) {
                const double t = start + (2 * panel + 1 + point.position) * half;
                add(curve(t), half * point.weight * mass(t));
            }
    }
}

} // namespace pushforward

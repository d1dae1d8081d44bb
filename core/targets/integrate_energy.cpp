// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/integrate_energy.h"

#include "core/math/quadrature.h"

#include <cmath>
#include <vector>

namespace pushforward {

namespace {

/// The rule's points over [low, high] and their weights; two panels meet in the middle.
std::vector<QuadraturePoint> rule(double low, double high, double panel) {
    const auto panels = 2 * static_cast<int>(std::ceil((high - low) / (2 * panel)));
    const double half = (high - low) / (2 * panels);
    std::vector<QuadraturePoint> points;
    for (int i = 0; i < panels; ++i)
        for (const QuadraturePoint& point : gauss_legendre_8)
            points.push_back({low + (2 * i + 1 + point.position) * half, point.weight * half});
    return points;
}

} // namespace

EnergyFacts integrate_energy(const Energy& energy) {
    const EnergyDomain domain = energy.domain();
    const auto across = rule(domain.low[0], domain.high[0], domain.panel);
    const auto up = rule(domain.low[1], domain.high[1], domain.panel);
    const Eigen::Array2d middle = (domain.low + domain.high) / 2;
    double mass = 0, product = 0;
    Eigen::Array2d first = Eigen::Array2d::Zero(), second = Eigen::Array2d::Zero();
    for (const QuadraturePoint& x : across) {
        for (const QuadraturePoint& y : up) {
            const Eigen::Array2d at(x.position, y.position);
            const double share = x.weight * y.weight * std::exp(-energy.at(at));
            mass += share;
            first += share * (at - middle);
            second += share * (at - middle).square();
            product += share * (at - middle).prod();
        }
    }
    first /= mass;
    return {std::log(mass), middle + first, (second / mass - first.square()).sqrt(),
            product / mass - first.prod()};
}

} // namespace pushforward

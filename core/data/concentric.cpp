// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/concentric.h"

#include "core/data/common_fields.h"
#include "core/math/bessel.h"
#include "core/math/log_sum.h"
#include "core/math/quadrature.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace pushforward {

using std::numbers::pi;

Concentric::Concentric(std::vector<double> radii, double sigma, std::optional<double> known_entropy)
    : radii_(std::move(radii)), sigma_(sigma), known_entropy_(known_entropy) {}

Eigen::Array2d Concentric::draw(Random& random) const {
    const double radius = radii_[random.below(radii_.size())];
    const double angle = random.uniform(0, 2 * pi);
    return Eigen::Array2d(radius * std::cos(angle), radius * std::sin(angle)) +
           gaussian_noise(random, sigma_);
}

double Concentric::log_density_at_radius(double r) const {
    const double variance = sigma_ * sigma_;
    LogSum sum;
    for (const double radius : radii_)
        sum.add(log_bessel_i0_scaled(r * radius / variance) -
                0.5 * (r - radius) * (r - radius) / variance);
    return sum.value() - std::log(2 * pi * variance * static_cast<double>(radii_.size()));
}

std::optional<double> Concentric::log_density(const Eigen::Array2d& x) const {
    return log_density_at_radius(std::hypot(x(0), x(1)));
}

std::optional<double> Concentric::entropy() const {
    if (known_entropy_) return known_entropy_;
    const double far = *std::ranges::max_element(radii_) + 9 * sigma_;
    const auto shell = [&](double r) {
        const double log_p = log_density_at_radius(r);
        return -2 * pi * r * std::exp(log_p) * log_p;
    };
    return integrate(shell, 0, far, 1 + static_cast<int>(far / sigma_));
}

} // namespace pushforward

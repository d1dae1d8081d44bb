// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/gaussian_lattice.h"

#include "core/data/common_fields.h"
#include "core/math/log_sum.h"
#include "core/math/quadrature.h"

#include <cmath>
#include <numbers>

namespace pushforward {

GaussianLattice::GaussianLattice(std::int64_t side, double spacing, double sigma, double angle)
    : side_(side),
      last_(static_cast<double>(side - 1)),
      spacing_(spacing),
      sigma_(sigma),
      cosine_(std::cos(angle)),
      sine_(std::sin(angle)) {}

Eigen::Array2d GaussianLattice::draw(Random& random) const {
    const auto index = [&] {
        return static_cast<double>(random.below(static_cast<std::uint64_t>(side_)));
    };
    const double u = place(index());
    const double v = place(index());
    return Eigen::Array2d(cosine_ * u - sine_ * v, sine_ * u + cosine_ * v) +
           gaussian_noise(random, sigma_);
}

double GaussianLattice::log_density_along(double t) const {
    LogSum sum;
    for (std::int64_t i = 0; i < side_; ++i) {
        const double z = (t - place(static_cast<double>(i))) / sigma_;
        sum.add(-0.5 * z * z);
    }
    return sum.value() - std::log(static_cast<double>(side_) * sigma_) -
           0.5 * std::log(2 * std::numbers::pi);
}

std::optional<double> GaussianLattice::log_density(const Eigen::Array2d& x) const {
    return log_density_along(cosine_ * x[0] + sine_ * x[1]) +
           log_density_along(cosine_ * x[1] - sine_ * x[0]);
}

std::optional<double> GaussianLattice::entropy() const {
    const double far = place(last_) + 9 * sigma_;
    const auto surprise = [this](double t) {
        const double log_p = log_density_along(t);
        return -std::exp(log_p) * log_p;
    };
    return 4 * integrate(surprise, 0, far, 1 + static_cast<int>(far / sigma_));
}

} // namespace pushforward

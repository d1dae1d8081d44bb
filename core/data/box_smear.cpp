// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/box_smear.h"

#include "core/math/gaussian_interval.h"

#include <cmath>
#include <numbers>

namespace pushforward {

namespace {

constexpr double steps_per_sigma = 64, tail = 60;

double log_gaussian(double z) { return -0.5 * (z * z + std::log(2 * std::numbers::pi)); }

} // namespace

BoxSmear::BoxSmear(double sigma, double box)
    : half_(0.5 * box / sigma), sigma_(sigma), log_box_(std::log(box)) {
    const int steps = static_cast<int>((half_ + tail) * steps_per_sigma) + 2;
    for (int i = 0; i < steps; ++i) {
        const double z = i / steps_per_sigma;
        const double value = log_gaussian_interval(z - half_, z + half_);
        const double slope =
            std::exp(log_gaussian(z + half_) - value) - std::exp(log_gaussian(z - half_) - value);
        table_.push_back({value, slope / steps_per_sigma});
    }
}

double BoxSmear::log_density(double x) const {
    const double z = std::abs(x) / sigma_;
    const double place = z * steps_per_sigma;
    if (!(place < static_cast<double>(table_.size() - 1)))
        return log_gaussian_interval(z - half_, z + half_) - log_box_;
    // Hermite's cubic through two values and slopes.
    const auto i = static_cast<std::size_t>(place);
    const double t = place - static_cast<double>(i);
    const Entry &a = table_[i], &b = table_[i + 1];
    const double rise = b.value - a.value;
    return a.value - log_box_ +
           t * (a.slope +
                t * (3 * rise - 2 * a.slope - b.slope + t * (a.slope + b.slope - 2 * rise)));
}

} // namespace pushforward

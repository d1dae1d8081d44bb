// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/gaussian_interval.h"

#include <cmath>
#include <numbers>

namespace pushforward {

namespace {

/// log of the upper tail 1 − Φ(z), z ≥ 20: the asymptotic series, whose next term is below 1e-11.
double log_upper_tail(double z) {
    const double w = 1 / (z * z);
    const double series = 1 - w * (1 - 3 * w * (1 - 5 * w * (1 - 7 * w * (1 - 9 * w))));
    return -0.5 * z * z - std::log(z) - 0.5 * std::log(2 * std::numbers::pi) + std::log(series);
}

} // namespace

double log_gaussian_interval(double low, double high) {
    constexpr double root_half = 1 / std::numbers::sqrt2;
    if (high < 0) return log_gaussian_interval(-high, -low);
    if (low <= 0) return std::log(0.5 * (std::erf(high * root_half) - std::erf(low * root_half)));
    if (low < 20) return std::log(0.5 * (std::erfc(low * root_half) - std::erfc(high * root_half)));
    const double near = log_upper_tail(low);
    return near + std::log(-std::expm1(log_upper_tail(high) - near));
}

} // namespace pushforward

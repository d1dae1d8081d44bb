// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/statistics.h"

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

/// The asymptotic series of I₀ (order 0) or I₁ (order 1) at k > 30, without its common factor.
double bessel_series(int order, double k) {
    double term = 1, sum = 1;
    for (int m = 1; m < 60 && std::abs(term) > 1e-17; ++m) {
        term *= ((2.0 * m - 1) * (2.0 * m - 1) - 4 * order) / (8 * m * k);
        sum += term;
    }
    return sum;
}

} // namespace

double log_bessel_i0_scaled(double k) {
    if (k > 30) return std::log(bessel_series(0, k)) - 0.5 * std::log(2 * std::numbers::pi * k);
    const double quarter = 0.25 * k * k;
    double term = 1, sum = 1;
    for (int m = 1; term > 1e-17 * sum; ++m) {
        term *= quarter / (static_cast<double>(m) * m);
        sum += term;
    }
    return std::log(sum) - k;
}

double bessel_i1_over_k_i0(double k) {
    if (k > 30) return bessel_series(1, k) / (k * bessel_series(0, k));
    double fraction = 120; // Gauss's continued fraction 1 / (2 + k² / (4 + k² / (6 + …)))
    for (int m = 118; m >= 2; m -= 2) fraction = m + k * k / fraction;
    return 1 / fraction;
}

double log_gaussian_interval(double low, double high) {
    constexpr double root_half = 1 / std::numbers::sqrt2;
    if (high < 0) return log_gaussian_interval(-high, -low);
    if (low <= 0) return std::log(0.5 * (std::erf(high * root_half) - std::erf(low * root_half)));
    if (low < 20) return std::log(0.5 * (std::erfc(low * root_half) - std::erfc(high * root_half)));
    const double near = log_upper_tail(low);
    return near + std::log(-std::expm1(log_upper_tail(high) - near));
}

void LogSum::add(double log_term) {
    if (log_term <= largest_) {
        sum_ += std::exp(log_term - largest_);
    } else {
        sum_ = sum_ * std::exp(largest_ - log_term) + 1;
        largest_ = log_term;
    }
}

double LogSum::value() const { return largest_ + std::log(sum_); }

} // namespace pushforward

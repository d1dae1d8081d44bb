// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/bessel.h"

#include <cmath>
#include <numbers>

namespace pushforward {

namespace {

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

} // namespace pushforward

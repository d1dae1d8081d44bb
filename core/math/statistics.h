// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pushforward {

/// log(I₀(k) e⁻ᵏ) of the modified Bessel function, k ≥ 0, to double precision.
double log_bessel_i0_scaled(double k);

/// I₁(k) / (k I₀(k)), k ≥ 0, to double precision; ½ at 0.
double bessel_i1_over_k_i0(double k);

/// log(Φ(high) − Φ(low)) of the standard Gaussian, low < high; keeps its precision far in the
/// tails.
double log_gaussian_interval(double low, double high);

/// Adds up numbers that are given by their logarithms, however small they are.
class LogSum {
public:
    void add(double log_term);
    double value() const; ///< log of the sum; −∞ when nothing was added

private:
    double largest_ = -1e300;
    double sum_ = 0; ///< in units of exp(largest_)
};

} // namespace pushforward

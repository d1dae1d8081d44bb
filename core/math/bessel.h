// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pushforward {

/// log(I₀(k) e⁻ᵏ) of the modified Bessel function, k ≥ 0, to double precision.
double log_bessel_i0_scaled(double k);

/// I₁(k) / (k I₀(k)), k ≥ 0, to double precision; ½ at 0.
double bessel_i1_over_k_i0(double k);

} // namespace pushforward

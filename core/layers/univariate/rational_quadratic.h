// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/univariate/univariate_map.h"

namespace pushforward {

/// How the numbers of a rational-quadratic spline (Durkan et al. 2019) are read. Over K bins:
/// width = 2·bound · (least_share + (1 − K·least_share) · softmax(rows 0 … K−1)), heights likewise
/// from rows K … 2K−1, and the slope at each of the K−1 inner knots is
/// least_slope + softplus(row + slope_shift), rows 2K … 3K−2. The slopes at ±bound are 1, and
/// beyond them the map is the identity.
struct RationalQuadratic {
    static constexpr Index most_bins = 32;

    Index bins = 8; ///< 2 … most_bins; bins · least_share < 1
    Real bound = 3;
    Real least_share = Real(1e-3);
    Real least_slope = Real(1e-3);
    Real slope_shift = 0;

    Index rows() const { return 3 * bins - 1; }
};

/// One fused operation with its own derivatives by shape and point; either direction, both closed.
/// With ξ the place in the bin, η = ξ(1−ξ), s = height / width and slopes d₀, d₁ at its knots,
/// y = y₀ + height · (sξ² + d₀η) / D,  dy/dx = s²(d₁ξ² + 2sη + d₀(1−ξ)²) / D²,
/// D = s + (d₀ + d₁ − 2s)η.
UnivariateMap::Image rational_quadratic(const RationalQuadratic& spline, Tape& tape, Var shape,
                                        Var at, bool inverse);

} // namespace pushforward

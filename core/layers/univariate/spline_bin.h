// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/univariate/rational_quadratic.h"
#include "core/math/lanes.h"

namespace pushforward {

/// The bin of a rational-quadratic spline that each of a vector of points lies in, a lane a point,
/// and the formula in it.
class SplineBin {
public:
    /// `rows` are the shape rows, `stride` numbers apart; `at` lies within ±bound on the y axis
    /// when `by_y`, else on the x axis.
    SplineBin(const RationalQuadratic& spline, const Real* rows, Index stride, Lanes at, bool by_y);

    Lanes x() const { return x_.start + x_.extent * xi_; }
    Lanes y() const { return y_.start + y_.extent * (numerator_ / D_); }
    Lanes slope() const { return s_ * s_ * M_ / (D_ * D_); } ///< dy/dx

    /// d log(dy/dx) / dx
    Lanes log_slope_derivative() const;

    /// Derivatives of by_y · y + by_log_slope · log(dy/dx): that by x is returned, those by the
    /// rows are added to the gradient rows, if there are any, in the lanes of `mask`.
    Lanes pull(Lanes by_y, Lanes by_log_slope, Lanes mask, Real* gradient, Index stride) const;

private:
    // One axis of the knots: softmax, and of the bin that was found its start, its extent, and the
    // softmax before it and in it.
    struct Axis {
        Lanes share[RationalQuadratic::most_bins];
        Lanes start, extent, before, own;

        Axis(const Real* row, Index stride, Index bins);
    };
    void find(const Real* slopes, Index stride, Lanes at, bool by_y);
    void enter(Lanes at, bool by_y);
    void pull_axis(const Axis& axis, Lanes by_start, Lanes by_extent, Real* gradient,
                   Index stride) const;

    const RationalQuadratic& spline_;
    Axis x_, y_;
    Lanes index_ = {};                     // 0 … K−1
    Lanes raw_left_ = {}, raw_right_ = {}; // what the slopes at its knots are made from
    Lanes left_, right_;                   // those slopes
    Lanes xi_, rest_, eta_, s_, bend_, numerator_, D_, M_; // ξ, 1 − ξ, …; M as in dy/dx = s²M / D²
};

} // namespace pushforward

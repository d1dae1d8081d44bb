// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/lanes.h"

namespace pushforward {

/// The map of LogisticMixtureMap for a vector of points, a lane a point.
class LogisticMixture {
public:
    static constexpr Index most_components = 32;

    /// Reads 3K rows, `stride` numbers apart.
    LogisticMixture(const Real* rows, Index stride, Index components, Real clamp);

    struct Value {
        Lanes y, slope;
    };
    Value at(Lanes x) const;
    Lanes root(Lanes y) const; ///< x with at(x).y = y, to rounding

    /// Derivatives of by_y · y + by_log_slope · log(slope) at x: that by x is returned, those by
    /// the rows are added to the gradient rows, if there are any.
    Lanes pull(Lanes x, Lanes by_y, Lanes by_log_slope, Real* gradient, Index stride) const;

private:
    // What one point is to each component: the log-weights in F and 1 − F, and σ and 1 − σ.
    struct Parts {
        Lanes below[most_components], above[most_components], sigma[most_components],
            rest[most_components];
        Lanes log_below, log_above; // log F, log(1 − F); then `below` and `above` are a and b
    };
    void part(Lanes x, Parts& parts) const;
    Real gain(Index i) const;

    Index count_;
    Real clamp_;
    Lanes log_weight_[most_components], mean_[most_components], rate_[most_components],
        bend_[most_components]; // rate is 1/s, bend the clamp's tanh
};

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <limits>

namespace pushforward {

/// The search for the root of an increasing function, exact to rounding, one value at a time.
/// Newton's method inside the bracket, which each value narrows. Bisection replaces a step that
/// would leave the bracket or is more than half as long as the one before. If rounding puts the
/// root just outside, the nearest end is found; if the function is NaN, so is the root.
template <class T>
class RootSearch {
public:
    /// `low` ≤ root ≤ `high`; `guess` lies between them.
    RootSearch(T low, T high, T guess) : low_(low), high_(high), at_(guess), last_(high - low) {}

    T at() const { return at_; } ///< where the function is wanted; once it is over, the root
    bool is_over() const { return left_ == 0; }

    /// With value and slope ≥ 0 at `at()`.
    void go_on(T value, T slope) {
        constexpr T unit = std::numeric_limits<T>::epsilon() / 2;
        --left_;
        if (std::isnan(value)) at_ = value;
        if (std::isnan(value) || value == 0) {
            left_ = 0;
            return;
        }
        (value < 0 ? low_ : high_) = at_;
        T step = value / slope; // infinite if the slope is zero, and so refused
        T next = at_ - step;
        if (!(next > low_ && next < high_ && std::abs(step) <= last_ / 2)) {
            next = low_ + (high_ - low_) / 2;
            step = at_ - next;
        }
        last_ = std::abs(step);
        if (next == at_ || last_ <= unit * std::abs(at_)) left_ = 0;
        at_ = next;
    }

private:
    T low_, high_, at_, last_;
    int left_ = 4 * std::numeric_limits<T>::digits; // halving alone needs fewer
};

/// The root of an increasing function. `f(x)` returns `{value, slope}` with slope ≥ 0; `low` ≤ root
/// ≤ `high`; `x` is a guess between them.
template <class T, class F>
T monotone_root(F f, T low, T high, T x) {
    RootSearch<T> search(low, high, x);
    while (!search.is_over()) {
        const auto [value, slope] = f(search.at());
        search.go_on(value, slope);
    }
    return search.at();
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <limits>

namespace pushforward {

/// The root of an increasing function, exact to rounding. `f(x)` returns `{value, slope}` with
/// slope ≥ 0; `low` ≤ root ≤ `high`; `x` is a guess between them. Newton's method inside the
/// bracket, which each value narrows. Bisection replaces a step that would leave the bracket or is
/// more than half as long as the one before. If rounding puts the root just outside, the nearest
/// end is returned; if f is NaN, so is the root.
template <class T, class F>
T monotone_root(F f, T low, T high, T x) {
    constexpr T unit = std::numeric_limits<T>::epsilon() / 2;
    constexpr int most = 4 * std::numeric_limits<T>::digits; // halving alone needs fewer
    T last = high - low;
    for (int i = 0; i < most; ++i) {
        const auto [value, slope] = f(x);
        if (std::isnan(value)) return value;
        if (value == 0) return x;
        (value < 0 ? low : high) = x;
        T step = value / slope; // infinite if the slope is zero, and so refused
        T next = x - step;
        if (!(next > low && next < high && std::abs(step) <= last / 2)) {
            next = low + (high - low) / 2;
            step = x - next;
        }
        last = std::abs(step);
        if (next == x || last <= unit * std::abs(x)) return next;
        x = next;
    }
    return x;
}

} // namespace pushforward

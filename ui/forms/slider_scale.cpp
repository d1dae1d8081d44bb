// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/slider_scale.h"

#include <algorithm>
#include <cmath>

namespace pushforward {

namespace {

double rounded_to(double value, double unit) {
    // By division for units below one: 3 / 10 is 0.3, where 3 × 0.1 is not.
    const double inverse = std::round(1 / unit);
    return unit < 1 ? std::round(value * inverse) / inverse : std::round(value / unit) * unit;
}

double with_digits(double value, int digits) {
    if (value == 0) return 0;
    return rounded_to(value, std::pow(10, std::floor(std::log10(std::abs(value))) - digits + 1));
}

// The power of ten at or below a hundredth of the range.
double even_step(double range) { return std::pow(10, std::floor(std::log10(range / 100 * 1.001))); }

} // namespace

double SliderScale::share(double value) const {
    if (maximum <= minimum) return 0;
    const double share =
        logarithmic ? std::log(std::max(value, minimum) / minimum) / std::log(maximum / minimum)
                    : (value - minimum) / (maximum - minimum);
    return std::clamp(share, 0.0, 1.0);
}

double SliderScale::value(double share) const {
    if (share <= 0) return minimum;
    if (share >= 1) return maximum;
    double value = logarithmic ? minimum * std::pow(maximum / minimum, share)
                               : minimum + share * (maximum - minimum);
    if (logarithmic)
        value = with_digits(value, 2);
    else if (!whole)
        value = rounded_to(value, even_step(maximum - minimum));
    return clamped(value);
}

double SliderScale::stepped(double from, int count) const {
    double value = from;
    for (int i = 0; i < std::abs(count); ++i) {
        const double step = logarithmic ? std::pow(10, std::floor(std::log10(value) + 1e-9) - 1)
                            : whole     ? 1.0
                                        : even_step(maximum - minimum);
        // From 1 downwards the digits get finer: 1.0 → 0.99, not 0.9.
        const double unit =
            whole ? std::max(1.0, step)
                  : (logarithmic && count < 0 && with_digits(value - step / 2, 2) < 10 * step
                         ? step / 10
                         : step);
        value = rounded_to(value + (count > 0 ? unit : -unit), unit);
    }
    return clamped(value);
}

double SliderScale::clamped(double value) const {
    return std::clamp(whole ? std::round(value) : value, minimum, maximum);
}

} // namespace pushforward

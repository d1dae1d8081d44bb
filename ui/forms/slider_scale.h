// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pushforward {

/// Where numbers lie along a slider: evenly, or evenly in their logarithms.
struct SliderScale {
    double minimum = 0, maximum = 1;
    bool logarithmic = false, whole = false;

    double share(double value) const; ///< 0 … 1

    /// The number at a share, rounded to what a hand can mean: a hundredth of the range or three
    /// digits, so that a dragged value is one that would also be typed.
    double value(double share) const;

    /// One step up (count > 0) or down: a hundredth of the range, or a tenth more.
    double stepped(double from, int count) const;

    double clamped(double value) const;
};

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pushforward {

/// The positions of numbers along a slider: linear or logarithmic.
struct SliderScale {
    double minimum = 0, maximum = 1;
    bool logarithmic = false, whole = false;

    double share(double value) const; ///< 0 … 1

    /// The number at a share of the slider, rounded to a hundredth of the range or to three digits,
    /// so that dragging gives values that a person would type.
    double value(double share) const;

    /// One step up (count > 0) or down: a hundredth of the range, or one unit of the second
    /// digit on a logarithmic scale.
    double stepped(double from, int count) const;

    double clamped(double value) const;
};

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/targets/formula.h"

namespace pushforward {

/// A ring of which only the parts near (±radius, 0) remain.
struct TwoModes {
    double radius, width, spread; ///< deviations across the ring, and along the first coordinate
    std::optional<EnergyFacts> table;

    template <class T>
    T operator()(T x, T y) const {
        using namespace formula;
        return square((hypot(x, y) - radius) / width) * 0.5 +
               soft_minimum(square((x - radius) / spread) * 0.5,
                            square((x + radius) / spread) * 0.5);
    }

    EnergyDomain domain() const {
        const double far = radius + 9 * width;
        return {{-far, -far}, {far, far}, 1.5 * std::min(width, spread)};
    }

    std::optional<EnergyFacts> known() const { return table; }
};

} // namespace pushforward

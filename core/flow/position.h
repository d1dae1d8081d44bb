// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/real.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace pushforward {

/// A place in a stack: so many layers are done, counted from the base, and a share of the next.
struct Position {
    Index layers = 0;
    double share = 0; ///< 0 ≤ share < 1

    /// Behind the last layer, however many there are.
    static constexpr Position data() { return {std::numeric_limits<Index>::max(), 0}; }

    /// The place `along` layers from the base: 3.45 is 45 % of the way through the fourth.
    static Position at(double along) {
        const double whole = std::floor(along);
        return {static_cast<Index>(whole), along - whole};
    }

    double along() const { return static_cast<double>(layers) + share; }

    /// Where it is in a stack of this many layers; no farther than behind the last.
    Position in(Index layer_count) const {
        return layers < layer_count ? *this : Position{layer_count, 0};
    }

    bool operator==(const Position&) const = default;
};

} // namespace pushforward

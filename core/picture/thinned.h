// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/real.h"

namespace pushforward {

/// At most `count` of the points, evenly through their order.
inline Points thinned(const Points& points, Index count) {
    if (points.cols() <= count) return points;
    Points some(2, count);
    for (Index i = 0; i < count; ++i) some.col(i) = points.col(i * points.cols() / count);
    return some;
}

} // namespace pushforward

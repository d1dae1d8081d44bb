// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/real.h"

#include <vector>

namespace pushforward {

struct CurvePoint {
    double x = 0, y = 0;
};

/// At most about `count` points of a curve whose x grows, with the least and the greatest y of each
/// stretch kept, so that no spike is lost. Short curves come back as they are.
std::vector<CurvePoint> decimate(const std::vector<CurvePoint>& curve, std::size_t count);

} // namespace pushforward

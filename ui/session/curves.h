// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/picture/decimate.h"
#include "core/train/snapshot.h"

#include <vector>

namespace pushforward {

/// x: step, y: NLL.
struct Curves {
    std::vector<CurvePoint> train, held_out;
};

inline Curves curves_of(const std::vector<MetricPoint>& history) {
    Curves curves;
    for (const MetricPoint& point : history) {
        const auto step = static_cast<double>(point.step);
        curves.train.push_back({step, point.train_loss});
        if (point.held_out_loss) curves.held_out.push_back({step, *point.held_out_loss});
    }
    return curves;
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/picture/decimate.h"

#include <optional>
#include <vector>

namespace pushforward {

struct Range {
    double low = 0, high = 1;
    double span() const { return high - low; }
    bool operator==(const Range&) const = default;
};

/// What is worth showing of NLL curves: the bulk of the later half of each, by quantiles, with its
/// newest values; below that the least value and the floor, above it the way there, but no more
/// than ten times what the later half spans. Spikes, first steps that explode and values that run
/// away lie outside, so that they do not flatten the rest; a level that is reached to stay, as
/// where points were painted, is soon in it even if it lies far above. None without finite values.
std::optional<Range> interesting_range(const std::vector<CurvePoint>& train,
                                       const std::vector<CurvePoint>& held_out,
                                       std::optional<double> floor);

/// The visible range, moved only if it must be: when what is wanted leaves it, or fills less than
/// 60 % of it. Then with a margin, whose share below is the caller's.
Range settled_range(std::optional<Range> visible, const Range& wanted, double below = 0.08);

/// The end of a step axis: a round number that is not less than the last step.
double round_end(double last_step);

} // namespace pushforward

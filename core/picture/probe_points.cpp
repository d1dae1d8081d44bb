// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/probe_points.h"

#include "core/picture/thinned.h"

namespace pushforward {

Points probe_points(const Moment& moment, Index count) {
    constexpr std::uint64_t seed = 1;
    if (!moment.data->energy) return thinned(moment.data->points, count);
    return sample_cloud({.snapshot = moment.snapshot, .data = moment.data}, count, seed);
}

} // namespace pushforward

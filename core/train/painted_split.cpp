// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/painted_split.h"

#include "core/math/mixed_bits.h"

#include <bit>

namespace pushforward {

namespace {

/// In [0, 1): what a point and the seed decide, and no other point.
double lot(const Eigen::Array2d& x, std::uint64_t seed) {
    const std::uint64_t bits =
        mixed_bits(mixed_bits(mixed_bits(seed) ^ std::bit_cast<std::uint64_t>(x[0])) ^
                   std::bit_cast<std::uint64_t>(x[1]));
    return static_cast<double>(bits >> 11) * 0x1p-53;
}

} // namespace

std::vector<bool> painted_split(const Points& points, double held_out, std::uint64_t seed) {
    const Index n = points.cols();
    std::vector<bool> is_held(static_cast<std::size_t>(n));
    Index held_count = 0;
    for (Index i = 0; i < n; ++i) {
        const bool held = lot(points.col(i), seed) < held_out;
        is_held[static_cast<std::size_t>(i)] = held;
        held_count += held;
    }
    // Chance may have left one side with nothing.
    for (const bool side : {true, false})
        if (n > 0 && held_count == (side ? 0 : n)) {
            is_held[0] = side;
            held_count += side ? 1 : -1;
        }
    return is_held;
}

} // namespace pushforward

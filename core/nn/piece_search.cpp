// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/piece_search.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace pushforward {

namespace {

constexpr Real farthest = std::numeric_limits<Real>::max();

// Standardised points lie in this range but for the farthest, which share the outermost buckets.
constexpr Real bucket_range = 6;

// Rounding keeps the order of kinks and points, whatever it does to the place.
std::int32_t bucket_of(Real x, Real buckets) {
    Real place = (x + bucket_range) * (buckets / (2 * bucket_range));
    place = place > Real(0) ? place : Real(0); // also what is not a number
    place = place < buckets - 1 ? place : buckets - 1;
    return static_cast<std::int32_t>(place);
}

} // namespace

void PieceSearch::prepare(Real* starts, Index count) {
    starts_ = starts;
    std::ranges::fill(bucket_start_, 0);
    for (Index p = 1; p < count; ++p)
        ++bucket_start_[static_cast<std::size_t>(bucket_of(starts[p], Real(buckets)))];
    std::int32_t before = 0, most = 0;
    for (std::int32_t& start : bucket_start_) {
        const std::int32_t here = start;
        start = before;
        before += here;
        most = std::max(most, here);
    }
    steps_ = static_cast<int>(std::bit_width(static_cast<std::uint32_t>(most)));
    std::fill_n(starts + count, Index(1) << steps_, std::numeric_limits<Real>::infinity());
}

void PieceSearch::find(const Real* x, Index points, std::int32_t* interval) const {
    const std::int32_t* bucket_start = bucket_start_.data();
    for (Index i = 0; i < points; ++i) interval[i] = bucket_start[bucket_of(x[i], Real(buckets))];
    for (int step = steps_ - 1; step >= 0; --step) {
        const std::int32_t stride = std::int32_t(1) << step;
        for (Index i = 0; i < points; ++i) {
            const Real at = x[i] < farthest ? x[i] : farthest; // behind the last are infinite ends
            interval[i] += at >= starts_[interval[i] + stride] ? stride : 0;
        }
    }
}

} // namespace pushforward

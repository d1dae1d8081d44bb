// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/real.h"

#include <cstdint>
#include <vector>

namespace pushforward {

/// Finds the interval that a number lies in, many numbers at a time.
class PieceSearch {
public:
    PieceSearch() : bucket_start_(buckets) {}

    /// For intervals that start at `starts`, ascending, −∞ first. There is room for twice as many
    /// behind them, which is filled with ∞.
    void prepare(Real* starts, Index count);

    /// The interval of each of `points` numbers. What is not a number gets some interval.
    void find(const Real* x, Index points, std::int32_t* interval) const;

private:
    static constexpr std::size_t buckets = 512;

    const Real* starts_ = nullptr;
    std::vector<std::int32_t> bucket_start_; // the interval of a bucket's least number
    int steps_ = 0;                          // halvings from there to the interval
};

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/autodiff/arena.h"
#include "core/math/lanes.h"

namespace pushforward {

/// A block of rows × points in memory: rows are `stride` numbers apart, start at 64-byte
/// boundaries, and hold whole vectors of `dense_lanes` numbers.
struct DenseBlock {
    Real* data = nullptr;
    Index stride = 0;

    DenseBlock from(Index point) const { return {data + point, stride}; }
};

/// Numbers in the widest vector of the processor that this was compiled for.
inline constexpr Index dense_vector_bytes = vector_bytes;
inline constexpr Index dense_lanes = lane_count;

/// `points` rounded up to a multiple of dense_lanes.
constexpr Index whole_vectors(Index points) {
    return (points + dense_lanes - 1) / dense_lanes * dense_lanes;
}

/// Room for rows of so many numbers each, rounded up to whole vectors.
inline DenseBlock allocate_rows(Arena& arena, Index rows, Index numbers) {
    const Index stride = whole_vectors(numbers);
    return {arena.allocate_array<Real>(static_cast<std::size_t>(rows * stride)), stride};
}

} // namespace pushforward

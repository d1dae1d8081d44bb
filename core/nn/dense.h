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

/// A matrix with a step for each index, so that one product serves a matrix and its transpose.
struct DenseMatrix {
    const Real* data = nullptr;
    Index rows = 0, columns = 0, row_step = 0, column_step = 1;

    DenseMatrix transposed() const { return {data, columns, rows, column_step, row_step}; }
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

/// out = matrix · in + bias, over `points` points (a multiple of dense_lanes). A null bias is zero.
///
/// Points are contiguous and weights are few, so a register block of weights × points needs no
/// packing. This is why it is faster than a general matrix product at these sizes.
void dense_affine(const DenseMatrix& matrix, const Real* bias, DenseBlock in, DenseBlock out,
                  Index points);

/// sum(i, j) += Σ over points of first(i, ·) second(j, ·), `sum` being rows × columns, row-major.
void dense_add_outer(DenseBlock first, Index rows, DenseBlock second, Index columns, Index points,
                     Real* sum);

/// sum(i) += Σ over points of block(i, ·).
void dense_add_row_sums(DenseBlock block, Index rows, Index points, Real* sum);

} // namespace pushforward

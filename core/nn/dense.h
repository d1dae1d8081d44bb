// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/dense_block.h"

namespace pushforward {

/// A matrix with a step for each index, so that one product serves a matrix and its transpose.
struct DenseMatrix {
    const Real* data = nullptr;
    Index rows = 0, columns = 0, row_step = 0, column_step = 1;

    DenseMatrix transposed() const { return {data, columns, rows, column_step, row_step}; }
};

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

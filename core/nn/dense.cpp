// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/dense.h"

#include <cassert>

namespace pushforward {

namespace {

typedef Real Vector __attribute__((vector_size(dense_vector_bytes)));

// Accumulators of a register block: as many as leave room for operands in 32 or 16 registers.
constexpr Index block_rows = dense_vector_bytes == 64 ? 8 : 4;
constexpr Index block_vectors = 2;
constexpr Index outer_block = dense_vector_bytes == 64 ? 4 : 2;

const Vector& vector_at(const Real* p) { return *reinterpret_cast<const Vector*>(p); }
Vector& vector_at(Real* p) { return *reinterpret_cast<Vector*>(p); }

template <Index Rows, Index Vectors>
void affine_block(const DenseMatrix& m, Index row, const Real* bias, DenseBlock in, DenseBlock out,
                  Index point) {
    Vector sum[Rows][Vectors];
    for (Index r = 0; r < Rows; ++r) {
        const Vector start = Vector{} + (bias ? bias[row + r] : Real(0));
        for (Index v = 0; v < Vectors; ++v) sum[r][v] = start;
    }
    const Real* weight = m.data + row * m.row_step;
    const Real* column = in.data + point;
    for (Index k = 0; k < m.columns; ++k, weight += m.column_step, column += in.stride) {
        Vector x[Vectors];
        for (Index v = 0; v < Vectors; ++v) x[v] = vector_at(column + v * dense_lanes);
        for (Index r = 0; r < Rows; ++r) {
            const Vector w = Vector{} + weight[r * m.row_step];
            for (Index v = 0; v < Vectors; ++v) sum[r][v] += w * x[v];
        }
    }
    for (Index r = 0; r < Rows; ++r)
        for (Index v = 0; v < Vectors; ++v)
            vector_at(out.data + (row + r) * out.stride + point + v * dense_lanes) = sum[r][v];
}

template <Index Vectors>
void affine_rows(const DenseMatrix& m, const Real* bias, DenseBlock in, DenseBlock out,
                 Index point) {
    Index row = 0;
    for (; row + block_rows <= m.rows; row += block_rows)
        affine_block<block_rows, Vectors>(m, row, bias, in, out, point);
    for (; row + 2 <= m.rows; row += 2) affine_block<2, Vectors>(m, row, bias, in, out, point);
    for (; row < m.rows; ++row) affine_block<1, Vectors>(m, row, bias, in, out, point);
}

Real total(const Vector& v) {
    Real sum = 0;
    for (Index i = 0; i < dense_lanes; ++i) sum += v[i];
    return sum;
}

template <Index Rows, Index Columns>
void outer_block_sum(DenseBlock a, Index i, DenseBlock b, Index j, Index points, Real* sum,
                     Index sum_stride) {
    Vector acc[Rows][Columns] = {};
    const Real* first = a.data + i * a.stride;
    const Real* second = b.data + j * b.stride;
    for (Index p = 0; p < points; p += dense_lanes) {
        Vector y[Columns];
        for (Index c = 0; c < Columns; ++c) y[c] = vector_at(second + c * b.stride + p);
        for (Index r = 0; r < Rows; ++r) {
            const Vector x = vector_at(first + r * a.stride + p);
            for (Index c = 0; c < Columns; ++c) acc[r][c] += x * y[c];
        }
    }
    for (Index r = 0; r < Rows; ++r)
        for (Index c = 0; c < Columns; ++c) sum[(i + r) * sum_stride + j + c] += total(acc[r][c]);
}

template <Index Rows>
void outer_rows(DenseBlock a, Index i, DenseBlock b, Index columns, Index points, Real* sum) {
    Index j = 0;
    for (; j + outer_block <= columns; j += outer_block)
        outer_block_sum<Rows, outer_block>(a, i, b, j, points, sum, columns);
    for (; j < columns; ++j) outer_block_sum<Rows, 1>(a, i, b, j, points, sum, columns);
}

} // namespace

void dense_affine(const DenseMatrix& matrix, const Real* bias, DenseBlock in, DenseBlock out,
                  Index points) {
    assert(points % dense_lanes == 0);
    Index point = 0;
    for (; point + block_vectors * dense_lanes <= points; point += block_vectors * dense_lanes)
        affine_rows<block_vectors>(matrix, bias, in, out, point);
    for (; point < points; point += dense_lanes) affine_rows<1>(matrix, bias, in, out, point);
}

void dense_add_outer(DenseBlock first, Index rows, DenseBlock second, Index columns, Index points,
                     Real* sum) {
    assert(points % dense_lanes == 0);
    Index i = 0;
    for (; i + outer_block <= rows; i += outer_block)
        outer_rows<outer_block>(first, i, second, columns, points, sum);
    for (; i < rows; ++i) outer_rows<1>(first, i, second, columns, points, sum);
}

void dense_add_row_sums(DenseBlock block, Index rows, Index points, Real* sum) {
    for (Index i = 0; i < rows; ++i) {
        Vector acc = {};
        const Real* row = block.data + i * block.stride;
        for (Index p = 0; p < points; p += dense_lanes) acc += vector_at(row + p);
        sum[i] += total(acc);
    }
}

} // namespace pushforward

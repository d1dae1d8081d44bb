// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/piece_gradient.h"

#include "core/nn/mlp.h"

#include <algorithm>

namespace pushforward {

namespace {

// to += from, over whole vectors.
void add_row(Real* to, const Real* from, Index count) {
    for (Index i = 0; i < count; i += lane_count) store(to + i, load(to + i) + load(from + i));
}

// Sums of units that are off are 0: they are those whose lines are 0.
void mask(DenseBlock sums, const LinearPieces::Level& l) {
    const Index stride = sums.stride;
    for (Index p = 0; p < l.count; ++p) {
        Real* row = sums.data + 2 * p * stride;
        const Real* line = l.lines.data + 2 * p * l.lines.stride;
        for (Index k = 0; k < stride; k += lane_count) {
            const auto off = (load(line + k) == Real(0)) & (load(line + stride + k) == Real(0));
            store(row + k, off ? Lanes{} : load(row + k));
            store(row + stride + k, off ? Lanes{} : load(row + stride + k));
        }
    }
}

} // namespace

DenseBlock PieceGradient::block(Index rows, Index width) {
    const Index stride = whole_vectors(width);
    return {arena_.allocate_array<Real>(static_cast<std::size_t>(rows * stride)), stride};
}

void PieceGradient::make_room(const LinearPieces& pieces) {
    const Mlp& mlp = pieces.mlp();
    const Index width = mlp.size(1), depth = mlp.depth(), outputs = mlp.outputs();
    const std::array<Index, 3> shape = {width, depth, outputs};
    if (shape == shape_) return;
    shape_ = shape;
    arena_.clear();
    sums_ = block(2 * pieces.level(depth - 1).room, outputs);
    carried_ = block(2 * pieces.level(depth - 1).room, width);
    if (depth > 1) parents_ = block(2 * pieces.level(depth - 2).room, width);
    weights_ = block(std::max(width, outputs), width);
    product_ = block(std::max(width, outputs), width);
    side_ = block(2, width).data;
}

void PieceGradient::gather(const LinearPieces& pieces, const Real* x, const std::int32_t* piece,
                           Index points, DenseBlock gradient) {
    if (empty_) {
        make_room(pieces);
        std::fill_n(sums_.data, 2 * pieces.count() * sums_.stride, Real(0));
        empty_ = false;
    }
    // Points are turned to rows of outputs, a strip at a time.
    constexpr Index strip = 16, wide = 16;
    alignas(64) Real rows[strip * wide] = {};
    const Index outputs = pieces.mlp().outputs(), stride = sums_.stride;
    for (Index first = 0; first < outputs; first += wide) {
        const Index some = std::min(wide, outputs - first), padded = whole_vectors(some);
        if (first > 0) std::fill_n(rows, strip * wide, Real(0));
        for (Index start = 0; start < points; start += strip) {
            const Index n = std::min(strip, points - start);
            for (Index k = 0; k < some; ++k) {
                const Real* from = gradient.data + (first + k) * gradient.stride + start;
                for (Index i = 0; i < n; ++i) rows[i * wide + k] = from[i];
            }
            for (Index i = 0; i < n; ++i) {
                Real* by_slope = sums_.data + 2 * piece[start + i] * stride + first;
                Real* by_intercept = by_slope + stride;
                const Real at = x[start + i];
                for (Index k = 0; k < padded; k += lane_count) {
                    const Lanes d = load(rows + i * wide + k);
                    store(by_slope + k, load(by_slope + k) + d * at);
                    store(by_intercept + k, load(by_intercept + k) + d);
                }
            }
        }
    }
}

// gradient (outputs × width) += Σ over pieces and both rows of sums(·, output) lines(·, unit).
void PieceGradient::add_outer(DenseBlock sums, Index outputs, const LinearPieces::Level& l,
                              Index width, Real* gradient) {
    dense_affine({sums.data, outputs, 2 * l.count, 1, sums.stride}, nullptr, l.lines, product_,
                 product_.stride);
    for (Index o = 0; o < outputs; ++o) {
        const Real* from = product_.data + o * product_.stride;
        for (Index j = 0; j < width; ++j) gradient[o * width + j] += from[j];
    }
}

void PieceGradient::add(const LinearPieces& pieces, const Real* parameters, Real* to) {
    if (empty_) return;
    empty_ = true;
    const Mlp& mlp = pieces.mlp();
    const Index width = mlp.size(1), depth = mlp.depth();
    DenseBlock sums = sums_; // of what layer i makes, over the pieces of the level that it reads
    for (Index i = depth; i > 0; --i) {
        const Index outputs = mlp.size(i + 1);
        const LinearPieces::Level& l = pieces.level(i - 1);
        Real* by_bias = to + mlp.biases(i);
        for (Index p = 0; p < l.count; ++p) {
            const Real* row = sums.data + (2 * p + 1) * sums.stride;
            for (Index o = 0; o < outputs; ++o) by_bias[o] += row[o];
        }
        if (i == 1 && depth > 1) {
            add_first(pieces, sums, parameters, to);
            return;
        }
        add_outer(sums, outputs, l, width, to + mlp.weights(i));
        const Real* w = parameters + mlp.weights(i);
        for (Index o = 0; o < outputs; ++o) {
            Real* row = weights_.data + o * weights_.stride;
            std::copy_n(w + o * width, width, row);
            std::fill(row + width, row + weights_.stride, Real(0));
        }
        dense_affine({sums.data, 2 * l.count, outputs, sums.stride, 1}, nullptr, weights_, carried_,
                     carried_.stride);
        mask(carried_, l);
        const Index stride = carried_.stride;
        if (i == 1) { // depth 1: every piece is a part of the whole line
            for (Index p = 0; p < l.count; ++p) {
                const Real* row = carried_.data + 2 * p * stride;
                for (Index j = 0; j < width; ++j) {
                    to[mlp.weights(0) + j] += row[j];
                    to[mlp.biases(0) + j] += row[stride + j];
                }
            }
            return;
        }
        std::fill_n(parents_.data, 2 * pieces.level(i - 2).count * stride, Real(0));
        for (Index p = 0; p < l.count; ++p)
            add_row(parents_.data + 2 * l.parent[p] * stride, carried_.data + 2 * p * stride,
                    2 * stride);
        sums = parents_;
    }
}

// The second layer reads units that are on to one side of their kinks: one sum from the right and
// one from the left serve them all.
void PieceGradient::add_first(const LinearPieces& pieces, DenseBlock sums, const Real* parameters,
                              Real* to) {
    const Mlp& mlp = pieces.mlp();
    const Index width = mlp.size(1), stride = sums.stride;
    const Real *w = parameters + mlp.weights(0), *b = parameters + mlp.biases(0);
    Real *by_w = to + mlp.weights(0), *by_b = to + mlp.biases(0), *by_next = to + mlp.weights(1);
    const DenseBlock next = pieces.second_weights();
    const auto order = pieces.order();
    const auto take = [&](Index j) {
        const Real *by_slope = side_, *by_intercept = side_ + stride;
        const Real* column = next.data + j * next.stride;
        Real* product = product_.data + j * product_.stride;
        Lanes slope_sum = {}, intercept_sum = {};
        for (Index i = 0; i < stride; i += lane_count) {
            const Lanes q = load(by_slope + i), g = load(by_intercept + i), c = load(column + i);
            store(product + i, q * w[j] + g * b[j]);
            slope_sum += c * q;
            intercept_sum += c * g;
        }
        for (Index i = 0; i < lane_count; ++i) {
            by_w[j] += slope_sum[i];
            by_b[j] += intercept_sum[i];
        }
    };
    std::fill_n(side_, 2 * stride, Real(0));
    for (Index p = width; p > 0; --p) {
        add_row(side_, sums.data + 2 * p * stride, 2 * stride);
        const Index j = order[static_cast<std::size_t>(p) - 1];
        if (w[j] > 0) take(j);
    }
    add_row(side_, sums.data, 2 * stride); // all of the line
    for (Index j = 0; j < width; ++j) {
        if (w[j] != 0) continue;
        if (b[j] > 0)
            take(j);
        else
            std::fill_n(product_.data + j * product_.stride, product_.stride, Real(0));
    }
    std::fill_n(side_, 2 * stride, Real(0));
    for (Index p = 0; p < width; ++p) {
        add_row(side_, sums.data + 2 * p * stride, 2 * stride);
        const Index j = order[static_cast<std::size_t>(p)];
        if (w[j] < 0) take(j);
    }
    for (Index o = 0; o < width; ++o)
        for (Index j = 0; j < width; ++j)
            by_next[o * width + j] += product_.data[j * product_.stride + o];
}

} // namespace pushforward

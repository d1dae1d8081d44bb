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

Real sum_of_lanes(Lanes v) {
    Real sums[lane_count];
    for (Index i = 0; i < lane_count; ++i) sums[i] = v[i];
    for (Index half = lane_count / 2; half > 0; half /= 2)
        for (Index i = 0; i < half; ++i) sums[i] += sums[i + half];
    return sums[0];
}

// Adds the rows of pieces [first, first + count) to those of the pieces that they are a part of,
// but for units that are off: those whose lines are 0.
void add_to_parents(DenseBlock rows, const LinearPieces::Level& l, Index first, Index count,
                    bool have_parents, DenseBlock parents) {
    const Index stride = rows.stride;
    for (Index p = 0; p < count; ++p) {
        const Real* row = rows.data + 2 * p * stride;
        const Real* line = l.lines.data + 2 * (first + p) * l.lines.stride;
        Real* to = parents.data + (have_parents ? 2 * l.parent[first + p] * stride : 0);
        for (Index k = 0; k < stride; k += lane_count) {
            const auto off = (load(line + k) == Real(0)) & (load(line + stride + k) == Real(0));
            store(to + k, load(to + k) + (off ? Lanes{} : load(row + k)));
            store(to + stride + k,
                  load(to + stride + k) + (off ? Lanes{} : load(row + stride + k)));
        }
    }
}

// The second layer reads units that are on to one side of their kinks: one sum from the right and
// one from the left serve them all.
void add_first(const LinearPieces& pieces, DenseBlock sums, const Real* parameters, Real* to,
               Arena& scratch) {
    const Mlp& mlp = pieces.mlp();
    const Index width = mlp.size(1), stride = sums.stride;
    const Real *w = parameters + mlp.weights(0), *b = parameters + mlp.biases(0);
    Real *by_w = to + mlp.weights(0), *by_b = to + mlp.biases(0), *by_next = to + mlp.weights(1);
    const DenseBlock next = pieces.second_weights();
    const auto order = pieces.order();
    const DenseBlock products = allocate_rows(scratch, width, width);
    Real* const side = allocate_rows(scratch, 2, width).data;
    const auto take = [&](Index j) {
        const Real *by_slope = side, *by_intercept = side + stride;
        const Real* column = next.data + j * next.stride;
        Real* product = products.data + j * products.stride;
        Lanes slope_sum = {}, intercept_sum = {};
        for (Index i = 0; i < stride; i += lane_count) {
            const Lanes q = load(by_slope + i), g = load(by_intercept + i), c = load(column + i);
            store(product + i, q * w[j] + g * b[j]);
            slope_sum += c * q;
            intercept_sum += c * g;
        }
        by_w[j] += sum_of_lanes(slope_sum);
        by_b[j] += sum_of_lanes(intercept_sum);
    };
    std::fill_n(side, 2 * stride, Real(0));
    for (Index p = width; p > 0; --p) {
        add_row(side, sums.data + 2 * p * stride, 2 * stride);
        const Index j = order[static_cast<std::size_t>(p) - 1];
        if (w[j] > 0) take(j);
    }
    add_row(side, sums.data, 2 * stride); // all of the line
    for (Index j = 0; j < width; ++j) {
        if (w[j] != 0) continue;
        if (b[j] > 0)
            take(j);
        else
            std::fill_n(products.data + j * products.stride, products.stride, Real(0));
    }
    std::fill_n(side, 2 * stride, Real(0));
    for (Index p = 0; p < width; ++p) {
        add_row(side, sums.data + 2 * p * stride, 2 * stride);
        const Index j = order[static_cast<std::size_t>(p)];
        if (w[j] < 0) take(j);
    }
    for (Index o = 0; o < width; ++o)
        for (Index j = 0; j < width; ++j)
            by_next[o * width + j] += products.data[j * products.stride + o];
}

} // namespace

void PieceGradient::make_room(const LinearPieces& pieces) {
    const Index outputs = pieces.mlp().outputs(),
                room = pieces.level(pieces.mlp().depth() - 1).room;
    if (room == room_ && outputs == outputs_) return;
    room_ = room;
    outputs_ = outputs;
    arena_.clear();
    sums_ = allocate_rows(arena_, 2 * room, outputs);
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

void PieceGradient::take(const LinearPieces& pieces, PieceGradient& other) {
    if (other.empty_) return;
    other.empty_ = true;
    if (empty_) {
        make_room(pieces);
        std::copy_n(other.sums_.data, 2 * pieces.count() * sums_.stride, sums_.data);
        empty_ = false;
        return;
    }
    add_row(sums_.data, other.sums_.data, 2 * pieces.count() * sums_.stride);
}

void PieceGradient::add(const LinearPieces& pieces, const Real* parameters, Real* to,
                        Arena& scratch) {
    if (empty_) return;
    empty_ = true;
    const Mlp& mlp = pieces.mlp();
    const Index width = mlp.size(1), depth = mlp.depth();
    const Arena::Mark mark = scratch.mark();
    const DenseBlock across = allocate_rows(scratch, std::max(width, mlp.outputs()), width);
    DenseBlock sums = sums_; // of what layer i makes, over the pieces of the level that it reads
    for (Index i = depth; i > 0; --i) {
        const Index outputs = mlp.size(i + 1);
        const LinearPieces::Level& l = pieces.level(i - 1);
        Real *by_weight = to + mlp.weights(i), *by_bias = to + mlp.biases(i);
        for (Index p = 0; p < l.count; ++p) {
            const Real* row = sums.data + (2 * p + 1) * sums.stride;
            for (Index o = 0; o < outputs; ++o) by_bias[o] += row[o];
        }
        if (i == 1 && depth > 1) {
            add_first(pieces, sums, parameters, to, scratch);
            break;
        }
        dense_affine({sums.data, outputs, 2 * l.count, 1, sums.stride}, nullptr, l.lines, across,
                     across.stride);
        for (Index o = 0; o < outputs; ++o)
            for (Index j = 0; j < width; ++j)
                by_weight[o * width + j] += across.data[o * across.stride + j];

        const Real* w = parameters + mlp.weights(i);
        for (Index o = 0; o < outputs; ++o) {
            Real* row = across.data + o * across.stride;
            std::copy_n(w + o * width, width, row);
            std::fill(row + width, row + across.stride, Real(0));
        }
        // At depth 1 every piece is a part of the whole line.
        const Index below = i > 1 ? pieces.level(i - 2).count : 1;
        const DenseBlock parents = allocate_rows(scratch, 2 * below, width);
        std::fill_n(parents.data, 2 * below * parents.stride, Real(0));
        constexpr Index some = 16;
        const DenseBlock rows = allocate_rows(scratch, 2 * some, width);
        for (Index p = 0; p < l.count; p += some) {
            const Index n = std::min(some, l.count - p);
            dense_affine({sums.data + 2 * p * sums.stride, 2 * n, outputs, sums.stride, 1}, nullptr,
                         across, rows, rows.stride);
            add_to_parents(rows, l, p, n, i > 1, parents);
        }
        if (i == 1) {
            for (Index j = 0; j < width; ++j) {
                to[mlp.weights(0) + j] += parents.data[j];
                to[mlp.biases(0) + j] += parents.data[parents.stride + j];
            }
        }
        sums = parents;
    }
    scratch.release(mark);
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/linear_pieces.h"

#include "core/math/sums.h"
#include "core/nn/mlp.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <numeric>
#include <type_traits>

namespace pushforward {

namespace {

// The first layer's sums are carried from piece to piece, so they need more digits than they give.
using Wide = std::conditional_t<sizeof(Real) == 4, double, long double>;

constexpr Real infinity = std::numeric_limits<Real>::infinity();

} // namespace

bool LinearPieces::pay(const Mlp& mlp, Index points) {
    if (!mlp.is_piecewise_linear()) return false;
    const double width = static_cast<double>(mlp.size(1)), depth = static_cast<double>(mlp.depth()),
                 outputs = static_cast<double>(mlp.outputs());
    // Multiplications, with a derivative; those of pieces come with more around them.
    const double square = width * width;
    const double pieces =
        6 * (square + square * width * (depth - 1) * (depth - 2) / 2 + depth * width * outputs);
    const double dense = 3 * (square * (depth - 1) + width * (outputs + 1));
    return depth * width <= 1024 && static_cast<double>(points) >= 32 &&
           2 * pieces < dense * static_cast<double>(points);
}

void LinearPieces::make_room() {
    const Index width = mlp_->size(1), depth = mlp_->depth();
    const std::array<Index, 3> shape = {width, depth, mlp_->outputs()};
    if (shape == shape_) return;
    shape_ = shape;
    arena_.clear();
    order_.resize(static_cast<std::size_t>(width));
    std::iota(order_.begin(), order_.end(), 0);
    first_kinks_.resize(static_cast<std::size_t>(width));
    inside_.resize(static_cast<std::size_t>(width));
    levels_.assign(static_cast<std::size_t>(depth), {});
    for (Index i = 0; i < depth; ++i) {
        Level& l = level(i);
        l.room = i == 0 ? width + 1 : 4 * (i + 1) * width + 16;
        l.start = arena_.allocate_array<Real>(static_cast<std::size_t>(3 * l.room + 8));
        l.parent = arena_.allocate_array<std::int32_t>(static_cast<std::size_t>(l.room));
        if (i > 0 || depth == 1) l.lines = allocate_rows(arena_, 2 * l.room, width);
    }
    across_.assign(static_cast<std::size_t>(depth) + 1, {});
    for (Index i = 1; i <= depth; ++i)
        across_[static_cast<std::size_t>(i)] = allocate_rows(arena_, width, mlp_->size(i + 1));
    table_ = allocate_rows(arena_, 2 * last().room, mlp_->outputs());
    on_ = allocate_rows(arena_, 1, width).data;
    kink_ = allocate_rows(arena_, 1, width).data;
}

void LinearPieces::transpose(const Real* parameters) {
    const Index width = mlp_->size(1);
    for (Index i = 1; i <= mlp_->depth(); ++i) {
        const DenseBlock to = across_[static_cast<std::size_t>(i)];
        const Index outputs = mlp_->size(i + 1);
        const Real* w = parameters + mlp_->weights(i);
        for (Index j = 0; j < width; ++j) {
            Real* row = to.data + j * to.stride;
            for (Index o = 0; o < outputs; ++o) row[o] = w[o * width + j];
            std::fill(row + outputs, row + to.stride, Real(0));
        }
    }
}

void LinearPieces::prepare(const Mlp& mlp, const Real* parameters, Arena& scratch) {
    mlp_ = &mlp;
    make_room();
    hold_ = all_finite({parameters, static_cast<std::size_t>(mlp.parameter_count())});
    if (!hold_) return;
    const auto b = [&](Index layer) { return parameters + mlp.biases(layer); };
    const Real* w = parameters + mlp.weights(0);
    const Arena::Mark mark = scratch.mark();
    const Index depth = mlp.depth();
    if (depth > 1) raw_ = allocate_rows(scratch, 2 * level(depth - 2).room, mlp.size(1));
    transpose(parameters);
    sort_first_kinks(w, b(0));
    if (mlp.depth() == 1)
        lines_of_first(w, b(0));
    else
        lines_after_first(w, b(0), b(1));
    for (Index i = 1; hold_ && i < mlp.depth(); ++i) {
        if (i > 1) lines_after(i - 1, b(i));
        hold_ = cut(i);
    }
    hold_ = hold_ && make_table(b(depth));
    scratch.release(mark);
    if (hold_) search_.prepare(levels_.back().start, last().count);
}

void LinearPieces::sort_first_kinks(const Real* w, const Real* b) {
    const auto kink = [&](std::int32_t j) { return w[j] == Real(0) ? infinity : -b[j] / w[j]; };
    // They are nearly in order from the last time. Equal ones go by index, whatever came before.
    for (std::size_t i = 0; i < order_.size(); ++i) {
        const std::int32_t unit = order_[i];
        const Real at = kink(unit);
        std::size_t k = i;
        for (; k > 0 &&
               (first_kinks_[k - 1] > at || (first_kinks_[k - 1] == at && order_[k - 1] > unit));
             --k) {
            first_kinks_[k] = first_kinks_[k - 1];
            order_[k] = order_[k - 1];
        }
        first_kinks_[k] = at;
        order_[k] = unit;
    }
    Level& l = level(0);
    l.count = static_cast<Index>(order_.size()) + 1;
    l.start[0] = -infinity;
    std::ranges::copy(first_kinks_, l.start + 1);
    l.start[l.count] = infinity;
}

void LinearPieces::lines_of_first(const Real* w, const Real* b) {
    const Level& l = level(0);
    const Index width = mlp_->size(1), stride = l.lines.stride;
    std::fill_n(on_, stride, Real(0));
    for (Index j = 0; j < width; ++j) on_[j] = w[j] < 0 || (w[j] == 0 && b[j] > 0) ? 1 : 0;
    for (Index p = 0; p < l.count; ++p) {
        if (p > 0) {
            const std::int32_t j = order_[static_cast<std::size_t>(p) - 1];
            if (w[j] != 0) on_[j] = w[j] > 0 ? 1 : 0;
        }
        Real* slopes = l.lines.data + 2 * p * stride;
        Real* intercepts = slopes + stride;
        for (Index j = 0; j < width; ++j) {
            slopes[j] = on_[j] * w[j];
            intercepts[j] = on_[j] * b[j];
        }
        std::fill(slopes + width, slopes + stride, Real(0));
        std::fill(intercepts + width, intercepts + stride, Real(0));
    }
}

void LinearPieces::lines_after_first(const Real* w, const Real* b, const Real* next_b) {
    const DenseBlock columns = across_[1];
    const Index width = mlp_->size(1), stride = columns.stride;
    constexpr Index widest = 512 + 64;
    assert(stride <= widest);
    Wide slope[widest] = {}, intercept[widest] = {};
    std::copy_n(next_b, width, intercept);
    const auto add = [&](Index j, Wide sign) {
        const Wide s = sign * w[j], c = sign * b[j];
        const Real* column = columns.data + j * columns.stride;
        for (Index i = 0; i < stride; ++i) {
            slope[i] += s * column[i];
            intercept[i] += c * column[i];
        }
    };
    for (Index j = 0; j < width; ++j)
        if (w[j] < 0 || (w[j] == 0 && b[j] > 0)) add(j, 1);
    for (Index p = 0; p <= width; ++p) {
        if (p > 0) {
            const std::int32_t j = order_[static_cast<std::size_t>(p) - 1];
            if (w[j] != 0) add(j, w[j] > 0 ? 1 : -1);
        }
        Real* row = raw_.data + 2 * p * raw_.stride;
        for (Index i = 0; i < stride; ++i) row[i] = static_cast<Real>(slope[i]);
        row += raw_.stride;
        for (Index i = 0; i < stride; ++i) row[i] = static_cast<Real>(intercept[i]);
    }
}

void LinearPieces::lines_after(Index below, const Real* b) {
    const Level& l = level(below);
    const Index width = mlp_->size(1);
    dense_affine({l.lines.data, 2 * l.count, width, l.lines.stride, 1}, nullptr,
                 across_[static_cast<std::size_t>(below) + 1], raw_, raw_.stride);
    for (Index p = 0; p < l.count; ++p) {
        Real* intercepts = raw_.data + (2 * p + 1) * raw_.stride;
        for (Index i = 0; i < width; ++i) intercepts[i] += b[i];
    }
}

bool LinearPieces::add_piece(Level& to, Real start, Index parent) {
    if (to.count == to.room) return false;
    to.start[to.count] = start;
    to.parent[to.count] = static_cast<std::int32_t>(parent);
    const Real* from = raw_.data + 2 * parent * raw_.stride;
    Real* line = to.lines.data + 2 * to.count * to.lines.stride;
    for (Index i = 0; i < raw_.stride; ++i) {
        line[i] = on_[i] * from[i];
        line[raw_.stride + i] = on_[i] * from[raw_.stride + i];
    }
    ++to.count;
    return true;
}

// Cuts the pieces below where a unit of this level bends. A unit whose kink lies inside a piece is
// on at its left end exactly if its sum falls; any other has one sign all over it, which is read
// off far from both ends.
bool LinearPieces::cut(Index i) {
    const Level& below = level(i - 1);
    Level& to = level(i);
    to.count = 0;
    const Index width = mlp_->size(1), stride = raw_.stride;
    for (Index p = 0; p < below.count; ++p) {
        const Real left = below.start[p], right = below.start[p + 1];
        if (!(left < right)) continue;
        const Real *slope = raw_.data + 2 * p * stride, *intercept = slope + stride;
        const auto look = [&](auto sign_inside) {
            for (Index k = 0; k < stride; ++k) {
                const Real a = slope[k], c = intercept[k];
                const Real zero = -c / a;
                const bool inside = (zero > left) & (zero < right);
                kink_[k] = inside ? zero : infinity;
                on_[k] = (inside ? -a : sign_inside(a, c)) > Real(0) ? Real(1) : Real(0);
            }
        };
        if (std::isinf(left) && p == 0)
            look([](Real a, Real c) { return a == Real(0) ? c : -a; });
        else if (std::isinf(right))
            look([](Real a, Real c) { return a == Real(0) ? c : a; });
        else
            look([middle = left / 2 + right / 2](Real a, Real c) { return a * middle + c; });
        std::size_t kinks = 0;
        for (Index k = 0; k < width; ++k) {
            if (kink_[k] == infinity) continue;
            std::size_t place = kinks++;
            for (; place > 0 && inside_[place - 1].first > kink_[k]; --place)
                inside_[place] = inside_[place - 1];
            inside_[place] = {kink_[k], k};
        }
        if (!add_piece(to, left, p)) return false;
        for (std::size_t k = 0; k < kinks; ++k) {
            Real& on = on_[inside_[k].second];
            on = Real(1) - on;
            if (!add_piece(to, inside_[k].first, p)) return false;
        }
    }
    to.start[to.count] = infinity;
    return true;
}

bool LinearPieces::make_table(const Real* b) {
    const Level& l = last();
    const Index width = mlp_->size(1);
    dense_affine({l.lines.data, 2 * l.count, width, l.lines.stride, 1}, nullptr, across_.back(),
                 table_, table_.stride);
    if (!all_finite({table_.data, static_cast<std::size_t>(2 * l.count * table_.stride)}))
        return false;
    for (Index p = 0; p < l.count; ++p) {
        Real* intercepts = table_.data + (2 * p + 1) * table_.stride;
        for (Index k = 0; k < mlp_->outputs(); ++k) intercepts[k] += b[k];
    }
    return true;
}

void LinearPieces::values(const Real* x, const std::int32_t* piece, Index points,
                          DenseBlock out) const {
    const Index outputs = mlp_->outputs(), padded = whole_vectors(points);
    if (outputs > 4) {
        values_by_rows(x, piece, points, out);
    } else {
        const auto row = static_cast<std::int32_t>(2 * table_.stride);
        for (Index k = 0; k < outputs; ++k) {
            const Real *slopes = table_.data + k, *intercepts = slopes + table_.stride;
            Real* to = out.data + k * out.stride;
            for (Index i = 0; i < points; ++i)
                to[i] = slopes[piece[i] * row] * x[i] + intercepts[piece[i] * row];
        }
    }
    for (Index k = 0; k < outputs; ++k)
        std::fill(out.data + k * out.stride + points, out.data + k * out.stride + padded, Real(0));
}

// A strip of points at a time: their rows of outputs, which are then turned.
void LinearPieces::values_by_rows(const Real* x, const std::int32_t* piece, Index points,
                                  DenseBlock out) const {
    constexpr Index strip = 16, wide = 16;
    alignas(64) Real rows[strip * wide];
    const Index outputs = mlp_->outputs(), stride = table_.stride;
    for (Index start = 0; start < points; start += strip) {
        const Index n = std::min(strip, points - start);
        for (Index first = 0; first < outputs; first += wide) {
            const Index some = std::min(wide, outputs - first), padded = whole_vectors(some);
            for (Index i = 0; i < n; ++i) {
                const Real* slopes = table_.data + 2 * piece[start + i] * stride + first;
                const Lanes at = all_lanes(x[start + i]);
                for (Index k = 0; k < padded; k += lane_count)
                    store(rows + i * wide + k, load(slopes + k) * at + load(slopes + stride + k));
            }
            for (Index k = 0; k < some; ++k) {
                Real* to = out.data + (first + k) * out.stride + start;
                if (n == strip)
                    for (Index i = 0; i < strip; ++i) to[i] = rows[i * wide + k];
                else
                    for (Index i = 0; i < n; ++i) to[i] = rows[i * wide + k];
            }
        }
    }
}

void LinearPieces::pull(const std::int32_t* piece, Index points, DenseBlock gradient,
                        Real* by_input) const {
    const auto row = static_cast<std::int32_t>(2 * table_.stride);
    for (Index k = 0; k < mlp_->outputs(); ++k) {
        const Real* slopes = table_.data + k;
        const Real* from = gradient.data + k * gradient.stride;
        for (Index i = 0; i < points; ++i) by_input[i] += from[i] * slopes[piece[i] * row];
    }
}

} // namespace pushforward

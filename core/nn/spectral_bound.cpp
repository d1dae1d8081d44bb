// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/spectral_bound.h"

#include <algorithm>
#include <cmath>

namespace pushforward {

namespace {

constexpr int squarings = 5; // the norm's order is twice 2⁵

// A row-major matrix whose rows are padded with zeros to whole vectors.
struct Padded {
    DenseBlock block;
    Index rows = 0, columns = 0;

    Padded(Arena& arena, Index height, Index width) : rows(height), columns(width) {
        block.stride = (width + dense_lanes - 1) / dense_lanes * dense_lanes;
        const auto size = static_cast<std::size_t>(height * block.stride);
        block.data = arena.allocate_array<Real>(size);
        std::fill_n(block.data, size, Real(0));
    }
    Real& operator()(Index r, Index c) const { return block.data[r * block.stride + c]; }
    DenseMatrix matrix() const { return {block.data, rows, columns, block.stride}; }
    void scale(Real factor) const {
        for (Index i = 0; i < rows * block.stride; ++i) block.data[i] *= factor;
    }
};

void multiply(const DenseMatrix& a, const Padded& b, const Padded& out) {
    dense_affine(a, nullptr, b.block, out.block, b.block.stride);
}

Real trace(const Padded& a) {
    Real sum = 0;
    for (Index i = 0; i < a.rows; ++i) sum += a(i, i);
    return sum;
}

Real dot(const Padded& a, const Padded& b) {
    Real sum = 0;
    for (Index r = 0; r < a.rows; ++r)
        for (Index c = 0; c < a.columns; ++c) sum += a(r, c) * b(r, c);
    return sum;
}

// N(A) of a matrix with no fewer rows than columns; `slope` becomes ∂N/∂A.
Real norm_and_slope(Arena& arena, const Padded& a, const Padded& slope) {
    const Index n = a.columns;
    const Padded gram(arena, n, n), next(arena, n, n), product(arena, n, n);
    Padded power(arena, n, n), others(arena, n, n);
    multiply(a.matrix().transposed(), a, gram);
    const Real size = trace(gram);
    if (!(size > 0)) return size; // zero, or not a number
    // power = G^(2^j) and others = G^(2^j − 1), each times a number; they commute.
    std::copy_n(gram.block.data, n * gram.block.stride, power.block.data);
    power.scale(1 / size);
    for (Index i = 0; i < n; ++i) others(i, i) = 1;
    double log_norm = std::log(static_cast<double>(size)) / 2;
    for (int j = 0; j < squarings; ++j) {
        multiply(others.matrix(), power, product);
        std::swap_ranges(others.block.data, others.block.data + n * others.block.stride,
                         product.block.data);
        multiply(power.matrix(), power, next);
        const Real sum = trace(next);
        log_norm += std::log(static_cast<double>(sum)) / std::exp2(j + 2);
        std::copy_n(next.block.data, n * next.block.stride, power.block.data);
        power.scale(1 / sum);
    }
    const auto norm = static_cast<Real>(std::exp(log_norm));
    // Homogeneous of degree 1: A : ∂N/∂A = N settles the factor.
    others.scale(norm / dot(others, gram));
    multiply(a.matrix(), others, slope);
    return norm;
}

struct Record {
    const JacobianMlp* network;
    Real* slopes; // of the bound, by all weights
};

void pull(Tape& tape, const Tape::Step& step) {
    const Record& record = *static_cast<const Record*>(step.extra);
    const Real gradient = *tape.node(step.out).gradient;
    Real* sums = tape.node(step.first).gradient;
    for (Index i = 0; i < record.network->parameter_count(); ++i)
        sums[i] += gradient * record.slopes[i];
}

} // namespace

Var lipschitz_bound(Tape& tape, const JacobianMlp& network, Var weights) {
    const bool wanted = tape.has_gradient(weights);
    const Var bound = tape.make_node(1, 1, wanted);
    const Real* parameters = tape.node(weights.id()).value;
    Arena& arena = tape.arena();
    const auto count = static_cast<std::size_t>(network.parameter_count());
    auto* record = arena.allocate_array<Record>(1);
    *record = {&network, arena.allocate_array<Real>(count)};
    auto* norms = arena.allocate_array<Real>(static_cast<std::size_t>(network.layers()));
    std::fill_n(record->slopes, count, Real(0));
    const Arena::Mark mark = arena.mark();
    Real product = 1;
    for (Index i = 0; i < network.layers(); ++i) {
        const DenseMatrix w = network.weights(parameters, i);
        const bool wide = w.columns > w.rows;
        const Padded tall(arena, std::max(w.rows, w.columns), std::min(w.rows, w.columns));
        const Padded slope(arena, tall.rows, tall.columns);
        for (Index r = 0; r < tall.rows; ++r)
            for (Index c = 0; c < tall.columns; ++c)
                tall(r, c) = wide ? w.data[c * w.columns + r] : w.data[r * w.columns + c];
        norms[i] = norm_and_slope(arena, tall, slope);
        product *= norms[i];
        Real* to = record->slopes + network.offset(i);
        for (Index r = 0; r < w.rows; ++r)
            for (Index c = 0; c < w.columns; ++c)
                to[r * w.columns + c] = wide ? slope(c, r) : slope(r, c);
        arena.release(mark);
    }
    for (Index i = 0; i < network.layers(); ++i) {
        const Real others = norms[i] > 0 ? product / norms[i] : Real(0);
        const Index from = network.offset(i);
        const Index end =
            i + 1 < network.layers() ? network.offset(i + 1) : network.parameter_count();
        for (Index p = from; p < end; ++p) record->slopes[p] *= others;
    }
    *tape.node(bound.id()).value = product;
    if (wanted) tape.record({&pull, bound.id(), weights.id(), -1, record});
    return bound;
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/jacobian_mlp.h"

#include "core/nn/mlp.h"

#include <algorithm>

namespace pushforward {

namespace {

using Array = Eigen::Array<Real, 1, Eigen::Dynamic>;
using Values = Eigen::Map<Array, Eigen::Aligned16>;

constexpr Index strip_points = 4 * dense_lanes;

// Three sections of points, side by side.
DenseBlock allocate_sections(Arena& arena, Index rows, Index section) {
    const Index stride = 3 * section + dense_lanes;
    return {arena.allocate_array<Real>(static_cast<std::size_t>(rows * stride)), stride};
}

// Eigen's tanh of doubles is a loop over the C library's; this is as exact where tanh is of size 1,
// and its absolute error is that of rounding everywhere.
void tanh_in_place(Values h) {
    if constexpr (sizeof(Real) == 8)
        h = Real(1) - Real(2) / ((Real(2) * h).min(Real(50)).exp() + Real(1));
    else
        h = h.tanh();
}

void copy_section(const Real* from, Index count, Index section, Real* to) {
    std::copy_n(from, count, to);
    std::fill(to + count, to + section, Real(0));
}

} // namespace

struct JacobianMlp::Record {
    const JacobianMlp* mlp;
    Workspace workspace;
    std::int32_t first, second; // nodes
};

JacobianMlp::JacobianMlp(Index inputs, Index hidden, Index depth) {
    assert((inputs == 2 || inputs == 3) && depth >= 1);
    sizes_.push_back(inputs);
    sizes_.insert(sizes_.end(), static_cast<std::size_t>(depth), hidden);
    sizes_.push_back(2);
    offsets_.push_back(0);
    for (Index i = 0; i < layers(); ++i)
        offsets_.push_back(offsets_.back() + (size(i) + 1) * size(i + 1));
}

void JacobianMlp::initialise(std::span<Real> parameters, Random& random) const {
    Mlp(inputs(), 2, size(1), layers() - 1, Activation::tanh).initialise(parameters, random, true);
}

JacobianMlp::Workspace JacobianMlp::workspace(Arena& arena, Index points) const {
    assert(points % dense_lanes == 0);
    Workspace made{arena.allocate_array<DenseBlock>(static_cast<std::size_t>(layers())), points};
    for (Index i = 0; i < layers(); ++i) made.after[i] = allocate_sections(arena, size(i), points);
    for (Index r = 0; r < inputs(); ++r)
        for (Index k = 0; k < 2; ++k)
            std::fill_n(made.input(r) + (k + 1) * points, points, Real(r == k ? 1 : 0));
    return made;
}

void JacobianMlp::strip(const Real* parameters, const Workspace& workspace, Index start,
                        Index count, DenseBlock out) const {
    const Index section = workspace.section;
    for (Index i = 0; i < layers(); ++i) {
        const DenseMatrix w = weights(parameters, i);
        const DenseBlock from = workspace.after[i].from(start);
        const Real* bias = parameters + biases(i);
        if (i + 1 == layers()) {
            for (Index k = 0; k < 3; ++k)
                dense_affine(w, k ? nullptr : bias, from.from(k * section),
                             out.from(2 * k * out.stride), count);
            return;
        }
        const DenseBlock to = workspace.after[i + 1].from(start);
        for (Index k = 0; k < 3; ++k)
            dense_affine(w, k ? nullptr : bias, from.from(k * section), to.from(k * section),
                         count);
        for (Index r = 0; r < size(i + 1); ++r) {
            Real* row = to.data + r * to.stride;
            Values h(row, 1, count), first(row + section, 1, count),
                second(row + 2 * section, 1, count);
            tanh_in_place(h);
            first *= Real(1) - h.square();
            second *= Real(1) - h.square();
        }
    }
}

Var JacobianMlp::apply(Tape& tape, Var weights, Var first, Var second, Real time) const {
    assert(weights.points() == parameter_count() && first.points() == second.points());
    const Index points = first.points(), end = whole_vectors(points);
    const bool wanted =
        tape.has_gradient(weights) || tape.has_gradient(first) || tape.has_gradient(second);
    const Var output = tape.make_node(row_count, points, wanted);
    const Tape::Node& out = tape.node(output.id());
    const Real* parameters = tape.node(weights.id()).value;

    Arena& arena = tape.arena();
    const Arena::Mark mark = arena.mark();
    const Workspace room = workspace(arena, end);
    copy_section(first.values().data(), points, end, room.input(0));
    copy_section(second.values().data(), points, end, room.input(1));
    if (inputs() == 3) std::fill_n(room.input(2), end, time);
    for (Index start = 0; start < end; start += strip_points)
        strip(parameters, room, start, std::min(strip_points, end - start),
              {out.value + start, out.stride});
    if (!wanted) {
        arena.release(mark);
        return output;
    }
    auto* record = arena.allocate_array<Record>(1);
    *record = {this, room, first.id(), second.id()};
    tape.record({&JacobianMlp::pull, output.id(), weights.id(), -1, record});
    return output;
}

// gradient[i]: of the input of layer i, and for hidden layers after the activation's derivative; in
// sections as the values are.
void JacobianMlp::pull_strip(const Real* parameters, const Record& record, DenseBlock* gradient,
                             Index start, Index count) const {
    const Index section = record.workspace.section;
    for (Index i = layers() - 1; i >= 1; --i) {
        const DenseMatrix w = weights(parameters, i).transposed();
        const DenseBlock from = gradient[i + 1].from(start), to = gradient[i].from(start);
        for (Index k = 0; k < 3; ++k)
            dense_affine(w, nullptr, from.from(k * section), to.from(k * section), count);
        const DenseBlock after = record.workspace.after[i].from(start);
        for (Index r = 0; r < size(i); ++r) {
            Real* forth = after.data + r * after.stride;
            Real* back = to.data + r * to.stride;
            const Values h(forth, 1, count), first(forth + section, 1, count),
                second(forth + 2 * section, 1, count);
            Values value(back, 1, count), by_first(back + section, 1, count),
                by_second(back + 2 * section, 1, count);
            // tanh″ ∂a = −2 h ∂h
            value = (Real(1) - h.square()) * value -
                    Real(2) * h * (by_first * first + by_second * second);
            by_first *= Real(1) - h.square();
            by_second *= Real(1) - h.square();
        }
    }
}

void JacobianMlp::pull(Tape& tape, const Tape::Step& step) {
    const Record& record = *static_cast<const Record*>(step.extra);
    const JacobianMlp& mlp = *record.mlp;
    const Tape::Node out = tape.node(step.out), weights = tape.node(step.first);
    const Tape::Node inputs[2] = {tape.node(record.first), tape.node(record.second)};
    const Index points = out.points, section = record.workspace.section, layers = mlp.layers();
    Arena& arena = tape.arena();
    const Arena::Mark mark = arena.mark();

    auto* gradient = arena.allocate_array<DenseBlock>(static_cast<std::size_t>(layers) + 1);
    for (Index i = 0; i <= layers; ++i)
        gradient[i] = allocate_sections(arena, mlp.size(i), section);
    for (Index r = 0; r < row_count; ++r)
        copy_section(out.gradient + r * out.stride, points, section,
                     gradient[layers].data + r % 2 * gradient[layers].stride + r / 2 * section);
    for (Index start = 0; start < section; start += strip_points)
        mlp.pull_strip(weights.value, record, gradient, start,
                       std::min(strip_points, section - start));

    if (weights.gradient) {
        for (Index i = 0; i < layers; ++i) {
            dense_add_outer(gradient[i + 1], mlp.size(i + 1), record.workspace.after[i],
                            mlp.size(i), 3 * section, weights.gradient + mlp.offset(i));
            dense_add_row_sums(gradient[i + 1], mlp.size(i + 1), section,
                               weights.gradient + mlp.biases(i));
        }
    }
    if (inputs[0].gradient || inputs[1].gradient) {
        dense_affine(mlp.weights(weights.value, 0).transposed(), nullptr, gradient[1], gradient[0],
                     section);
        for (Index r = 0; r < 2; ++r) {
            if (!inputs[r].gradient) continue;
            const Real* from = gradient[0].data + r * gradient[0].stride;
            for (Index i = 0; i < points; ++i) inputs[r].gradient[i] += from[i];
        }
    }
    arena.release(mark);
}

} // namespace pushforward

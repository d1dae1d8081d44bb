// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/autodiff/tape.h"

#include <algorithm>

/// What the operations of functions.h are made from: each is a type with a value and its slopes,
///
///     static auto value(a);       static auto slope(a, y);                      // y = value(a)
///     static auto value(a, b);    static auto first(g, a, b), second(g, a, b);  // g · ∂/∂a, g ·
///     ∂/∂b
namespace pushforward::element_wise {

using Row = Eigen::Array<Real, 1, Eigen::Dynamic>;
using View = Eigen::Map<Row, Eigen::Aligned64>;
using Unaligned = Eigen::Map<Row>; // a parameter's gradient lies anywhere

inline View values(const Tape::Node& n) { return {n.value, 1, n.points}; }
inline View gradients(const Tape::Node& n) { return {n.gradient, 1, n.points}; }

/// Adds to the gradient of an operand what its operation passes back to it. If the tape is guarded,
/// nothing is added at points whose own gradient is 0, not even if the slope is infinite or NaN.
template <bool guarded>
void add_gradient(Tape& tape, const Tape::Node& in, const View& out, const auto& carried) {
    const Index n = out.size();
    if constexpr (guarded) {
        const Arena::Mark mark = tape.arena().mark();
        View row(tape.arena().allocate_array<Real>(static_cast<std::size_t>(n)), 1, n);
        row = carried;
        for (Index i = 0; i < n; ++i)
            if (out[i] != 0) in.gradient[in.points == n ? i : 0] += row[i];
        tape.arena().release(mark);
    } else if (in.points == n) {
        Unaligned(in.gradient, 1, n) += carried;
    } else {
        *in.gradient += carried.sum();
    }
}

template <class Op, bool guarded>
void pull_unary(Tape& tape, const Tape::Step& step) {
    const Tape::Node& out = tape.node(step.out);
    const Tape::Node& in = tape.node(step.first);
    const View a = values(in), y = values(out), g = gradients(out);
    add_gradient<guarded>(tape, in, g, g * Op::slope(a, y));
}

template <class Op>
Var unary(Var a) {
    Tape& tape = a.tape();
    assert(a.rows() == 1);
    const Var y = tape.make_node(1, a.points(), tape.has_gradient(a));
    const View in = values(tape.node(a.id()));
    values(tape.node(y.id())) = Op::value(in);
    if (tape.has_gradient(y)) {
        const auto pull = tape.guarded() ? &pull_unary<Op, true> : &pull_unary<Op, false>;
        tape.record({pull, y.id(), a.id(), -1, nullptr});
    }
    return y;
}

/// Calls `use` with both operands as rows of n: a scalar as a constant row.
template <class Use>
void with_operands(const Tape::Node& a, const Tape::Node& b, Use use) {
    const Index n = std::max(a.points, b.points);
    if (a.points == b.points)
        use(values(a), values(b));
    else if (a.points == 1)
        use(Row::Constant(1, n, *a.value), values(b));
    else
        use(values(a), Row::Constant(1, n, *b.value));
}

template <class Op, bool guarded>
void pull_binary(Tape& tape, const Tape::Step& step) {
    const Tape::Node out = tape.node(step.out);
    const Tape::Node first = tape.node(step.first), second = tape.node(step.second);
    const View g = gradients(out);
    with_operands(first, second, [&](const auto& a, const auto& b) {
        if (first.gradient) add_gradient<guarded>(tape, first, g, Op::first(g, a, b));
        if (second.gradient) add_gradient<guarded>(tape, second, g, Op::second(g, a, b));
    });
}

template <class Op>
Var binary(Var a, Var b) {
    Tape& tape = a.tape();
    assert(a.rows() == 1 && b.rows() == 1);
    assert(a.points() == b.points() || a.points() == 1 || b.points() == 1);
    const bool wanted = tape.has_gradient(a) || tape.has_gradient(b);
    const Var y = tape.make_node(1, std::max(a.points(), b.points()), wanted);
    with_operands(tape.node(a.id()), tape.node(b.id()), [&](const auto& u, const auto& v) {
        values(tape.node(y.id())) = Op::value(u, v);
    });
    if (tape.has_gradient(y)) {
        const auto pull = tape.guarded() ? &pull_binary<Op, true> : &pull_binary<Op, false>;
        tape.record({pull, y.id(), a.id(), b.id(), nullptr});
    }
    return y;
}

} // namespace pushforward::element_wise

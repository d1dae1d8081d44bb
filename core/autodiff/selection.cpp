// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/autodiff/selection.h"

#include "core/autodiff/element_wise.h"

namespace pushforward {

namespace {

using namespace element_wise;

struct Minimum {
    static auto value(const auto& a, const auto& b) { return (a <= b).select(a, b); }
    static Row first(const auto& g, const auto& a, const auto& b) { return (a <= b).select(g, 0); }
    static Row second(const auto& g, const auto& a, const auto& b) { return (a <= b).select(0, g); }
};
struct Maximum {
    static auto value(const auto& a, const auto& b) { return (a >= b).select(a, b); }
    static Row first(const auto& g, const auto& a, const auto& b) { return (a >= b).select(g, 0); }
    static Row second(const auto& g, const auto& a, const auto& b) { return (a >= b).select(0, g); }
};
struct Less {
    static auto value(const auto& a, const auto& b) { return (a < b).template cast<Real>(); }
};
struct LessEqual {
    static auto value(const auto& a, const auto& b) { return (a <= b).template cast<Real>(); }
};
struct Equal {
    static auto value(const auto& a, const auto& b) { return (a == b).template cast<Real>(); }
};

template <class Op>
Var comparison(Var a, Var b) {
    Tape& tape = a.tape();
    const Var y = tape.make_node(1, std::max(a.points(), b.points()), false);
    with_operands(tape.node(a.id()), tape.node(b.id()), [&](const auto& u, const auto& v) {
        values(tape.node(y.id())) = Op::value(u, v);
    });
    return y;
}

// One of the two ends of a choice takes its gradient through its own step.
template <bool taken>
void pull_select(Tape& tape, const Tape::Step& step) {
    const Tape::Node& out = tape.node(step.out);
    const Tape::Node &condition = tape.node(step.first), &in = tape.node(step.second);
    for (Index i = 0; i < out.points; ++i)
        if ((condition.value[condition.points == 1 ? 0 : i] != 0) == taken)
            in.gradient[in.points == 1 ? 0 : i] += out.gradient[i];
}

} // namespace

Var minimum(Var a, Var b) { return binary<Minimum>(a, b); }
Var maximum(Var a, Var b) { return binary<Maximum>(a, b); }

Var less(Var a, Var b) { return comparison<Less>(a, b); }
Var less_equal(Var a, Var b) { return comparison<LessEqual>(a, b); }
Var equal(Var a, Var b) { return comparison<Equal>(a, b); }

Var select(Var condition, Var a, Var b) {
    Tape& tape = a.tape();
    const Index n = std::max({condition.points(), a.points(), b.points()});
    const Var y = tape.make_node(1, n, tape.has_gradient(a) || tape.has_gradient(b));
    const auto at = [](Var v, Index i) {
        return v.values()[v.points() == 1 ? 0 : static_cast<std::size_t>(i)];
    };
    Real* const out = tape.node(y.id()).value;
    for (Index i = 0; i < n; ++i) out[i] = at(condition, i) != 0 ? at(a, i) : at(b, i);
    if (!tape.has_gradient(y)) return y;
    if (tape.has_gradient(a))
        tape.record({&pull_select<true>, y.id(), condition.id(), a.id(), nullptr});
    if (tape.has_gradient(b))
        tape.record({&pull_select<false>, y.id(), condition.id(), b.id(), nullptr});
    return y;
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
// The functions that choose between their operands, and those that few formulas need.
#include "core/autodiff/element_wise.h"
#include "core/autodiff/functions.h"

#include <cmath>
#include <limits>

namespace pushforward {

namespace {

using namespace element_wise;

struct Tan {
    static auto value(const auto& a) { return a.tan(); }
    static auto slope(const auto&, const auto& y) { return Real(1) + y.square(); }
};
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
struct Atan2 {
    static auto value(const auto& y, const auto& x) {
        return y.binaryExpr(x, [](Real v, Real u) { return std::atan2(v, u); });
    }
    static auto square_length(const auto& y, const auto& x) {
        return (y.square() + x.square()).max(std::numeric_limits<Real>::min());
    }
    static Row first(const auto& g, const auto& y, const auto& x) {
        return g * x / square_length(y, x);
    }
    static Row second(const auto& g, const auto& y, const auto& x) {
        return -g * y / square_length(y, x);
    }
};
struct Pow {
    static auto value(const auto& a, const auto& b) {
        return a.binaryExpr(b, [](Real u, Real v) { return std::pow(u, v); });
    }
    static Row first(const auto& g, const auto& a, const auto& b) {
        return g * b * value(a, b - Real(1));
    }
    static Row second(const auto& g, const auto& a, const auto& b) {
        return (a > Real(0)).select(g * a.log() * value(a, b), Real(0));
    }
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

Var tan(Var a) { return unary<Tan>(a); }
Var minimum(Var a, Var b) { return binary<Minimum>(a, b); }
Var maximum(Var a, Var b) { return binary<Maximum>(a, b); }
Var atan2(Var y, Var x) { return binary<Atan2>(y, x); }
Var pow(Var base, Var exponent) { return binary<Pow>(base, exponent); }

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

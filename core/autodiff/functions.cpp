// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/autodiff/functions.h"

#include "core/autodiff/element_wise.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace pushforward {

namespace {

using namespace element_wise;

struct Negative {
    static auto value(const auto& a) { return -a; }
    static auto slope(const auto& a, const auto&) { return Row::Constant(1, a.size(), Real(-1)); }
};
struct Exp {
    static auto value(const auto& a) { return a.exp(); }
    static auto slope(const auto&, const auto& y) { return y; }
};
struct Log {
    static auto value(const auto& a) { return a.log(); }
    static auto slope(const auto& a, const auto&) { return a.inverse(); }
};
struct Sqrt {
    static auto value(const auto& a) { return a.sqrt(); }
    static auto slope(const auto&, const auto& y) { return Real(0.5) / y; }
};
struct Square {
    static auto value(const auto& a) { return a.square(); }
    static auto slope(const auto& a, const auto&) { return Real(2) * a; }
};
struct Tanh {
    static auto value(const auto& a) { return a.tanh(); }
    static auto slope(const auto&, const auto& y) { return Real(1) - y.square(); }
};
struct Sigmoid {
    static auto value(const auto& a) { return a.logistic(); }
    static auto slope(const auto&, const auto& y) { return y * (Real(1) - y); }
};
struct Softplus {
    static auto value(const auto& a) { return a.max(Real(0)) + (-a.abs()).exp().log1p(); }
    static auto slope(const auto& a, const auto&) { return a.logistic(); }
};
struct Sin {
    static auto value(const auto& a) { return a.sin(); }
    static auto slope(const auto& a, const auto&) { return a.cos(); }
};
struct Cos {
    static auto value(const auto& a) { return a.cos(); }
    static auto slope(const auto& a, const auto&) { return -a.sin(); }
};
struct Abs {
    static auto value(const auto& a) { return a.abs(); }
    static auto slope(const auto& a, const auto&) { return a.sign(); }
};
struct Relu {
    static auto value(const auto& a) { return a.max(Real(0)); }
    static auto slope(const auto& a, const auto&) { return (a > Real(0)).template cast<Real>(); }
};

struct Add {
    static auto value(const auto& a, const auto& b) { return a + b; }
    static auto first(const auto& g, const auto&, const auto&) { return g; }
    static auto second(const auto& g, const auto&, const auto&) { return g; }
};
struct Subtract {
    static auto value(const auto& a, const auto& b) { return a - b; }
    static auto first(const auto& g, const auto&, const auto&) { return g; }
    static auto second(const auto& g, const auto&, const auto&) { return -g; }
};
struct Multiply {
    static auto value(const auto& a, const auto& b) { return a * b; }
    static auto first(const auto& g, const auto&, const auto& b) { return g * b; }
    static auto second(const auto& g, const auto& a, const auto&) { return g * a; }
};
struct Divide {
    static auto value(const auto& a, const auto& b) { return a / b; }
    static auto first(const auto& g, const auto&, const auto& b) { return g / b; }
    static auto second(const auto& g, const auto& a, const auto& b) { return -g * a / b.square(); }
};
// The square of more overflows in single precision.
constexpr Real far = Real(1e18);

bool reaches_far(Var v) { return values(v.tape().node(v.id())).abs().maxCoeff() > far; }

struct Hypot {
    static auto value(const auto& a, const auto& b) { return (a.square() + b.square()).sqrt(); }
};
struct FarHypot {
    static auto value(const auto& a, const auto& b) {
        const auto larger = a.abs().max(b.abs());
        const auto smaller = a.abs().min(b.abs());
        return (larger > far)
            .select(larger * (Real(1) + (smaller / larger).square()).sqrt(), Hypot::value(a, b));
    }
};
template <class Length>
struct WithSlopes : Length {
    static auto length(const auto& a, const auto& b) {
        return Length::value(a, b).max(std::numeric_limits<Real>::min());
    }
    static auto first(const auto& g, const auto& a, const auto& b) { return g * a / length(a, b); }
    static auto second(const auto& g, const auto& a, const auto& b) { return g * b / length(a, b); }
};

struct RootSpread {
    static auto of(const auto& q, const auto& c) { return (q.square() + Real(4) * c).sqrt(); }
};
struct FarRootSpread {
    static auto of(const auto& q, const auto& c) {
        return (q.abs() > far).select(q.abs(), RootSpread::of(q, c));
    }
};
template <class Spread>
struct PositiveRoot {
    static Row value(const auto& q, const auto& c) {
        const Row larger =
            Real(0.5) * (q.abs() + Spread::of(q, c)); // of the two roots' absolute values
        return (q > Real(0)).select(c / larger, larger);
    }
    static Row first(const auto& g, const auto& q, const auto& c) {
        return -g * value(q, c) / Spread::of(q, c);
    }
    static Row second(const auto& g, const auto& q, const auto& c) { return g / Spread::of(q, c); }
};

void pull_parameters(Tape& tape, const Tape::Step& step) {
    const Params& params = *static_cast<const Params*>(step.extra);
    const Tape::Node& out = tape.node(step.out);
    Real* sums = tape.parameter_gradient().data() + params.offset;
    for (Index r = 0; r < out.rows; ++r)
        sums[r] += View(out.gradient + r * out.stride, 1, out.points).sum();
}
struct Tan {
    static auto value(const auto& a) { return a.tan(); }
    static auto slope(const auto&, const auto& y) { return Real(1) + y.square(); }
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

} // namespace

Var operator+(Var a, Var b) { return binary<Add>(a, b); }
Var operator-(Var a, Var b) { return binary<Subtract>(a, b); }
Var operator*(Var a, Var b) { return binary<Multiply>(a, b); }
Var operator/(Var a, Var b) { return binary<Divide>(a, b); }
Var operator-(Var a) { return unary<Negative>(a); }

Var operator+(Var a, Real b) { return a + a.tape().constant(b); }
Var operator+(Real a, Var b) { return b + a; }
Var operator-(Var a, Real b) { return a + -b; }
Var operator-(Real a, Var b) { return b.tape().constant(a) - b; }
Var operator*(Var a, Real b) { return a * a.tape().constant(b); }
Var operator*(Real a, Var b) { return b * a; }
Var operator/(Var a, Real b) { return a * (Real(1) / b); }
Var operator/(Real a, Var b) { return b.tape().constant(a) / b; }

Var exp(Var a) { return unary<Exp>(a); }
Var log(Var a) { return unary<Log>(a); }
Var sqrt(Var a) { return unary<Sqrt>(a); }
Var square(Var a) { return unary<Square>(a); }
Var tanh(Var a) { return unary<Tanh>(a); }
Var sigmoid(Var a) { return unary<Sigmoid>(a); }
Var softplus(Var a) { return unary<Softplus>(a); }

Var sin(Var a) { return unary<Sin>(a); }
Var cos(Var a) { return unary<Cos>(a); }
Var abs(Var a) { return unary<Abs>(a); }
Var relu(Var a) { return unary<Relu>(a); }
Var tan(Var a) { return unary<Tan>(a); }
Var atan2(Var y, Var x) { return binary<Atan2>(y, x); }
Var pow(Var base, Var exponent) { return binary<Pow>(base, exponent); }
Var hypot(Var a, Var b) {
    return reaches_far(a) || reaches_far(b) ? binary<WithSlopes<FarHypot>>(a, b)
                                            : binary<WithSlopes<Hypot>>(a, b);
}
Var positive_root(Var q, Var c) {
    return reaches_far(q) ? binary<PositiveRoot<FarRootSpread>>(q, c)
                          : binary<PositiveRoot<RootSpread>>(q, c);
}

Var soft_clamp(Var a, Real c) { return tanh(a / c) * c; }

Var spread(Var scalar, Index points) {
    assert(scalar.points() == 1);
    Tape& tape = scalar.tape();
    const Var zero = tape.make_node(1, points, false);
    values(tape.node(zero.id())).setZero();
    return zero + scalar;
}

Var spread(Tape& tape, Params params, Index points) {
    const Var block = tape.make_node(params.count, points, tape.wants_parameter_gradient());
    const Tape::Node& out = tape.node(block.id());
    for (Index r = 0; r < out.rows; ++r)
        std::fill_n(out.value + r * out.stride, out.stride,
                    tape.parameters()[static_cast<std::size_t>(params.offset + r)]);
    if (tape.has_gradient(block)) {
        auto* extra = tape.arena().allocate_array<Params>(1);
        *extra = params;
        tape.record({&pull_parameters, block.id(), -1, -1, extra});
    }
    return block;
}

} // namespace pushforward

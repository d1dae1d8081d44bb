// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/tanh_root.h"

#include "core/math/monotone_root.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace pushforward {

namespace {

struct Operands {
    Var y, c, s, k;
};

Real at(const Tape::Node& n, Index i) { return n.value[n.points == 1 ? 0 : i]; }

void add(const Tape::Node& n, Index i, Real g) {
    if (n.gradient) n.gradient[n.points == 1 ? 0 : i] += g;
}

void pull(Tape& tape, const Tape::Step& step) {
    const Operands& in = *static_cast<const Operands*>(step.extra);
    const Tape::Node& x = tape.node(step.out);
    const Tape::Node &y = tape.node(in.y.id()), &k = tape.node(in.k.id());
    const Real c = *tape.node(in.c.id()).value, s = *tape.node(in.s.id()).value;
    Real by_c = 0, by_s = 0;
    for (Index i = 0; i < x.points; ++i) {
        const Real h = std::tanh(s * x.value[i] + at(k, i));
        const Real slope = 1 - h * h;
        // 1 + c·s·h′ as a sum of positive parts.
        const Real g = x.gradient[i] / (h * h + (1 + c * s) * slope);
        const Real by_k = -g * c * slope;
        add(y, i, g);
        add(k, i, by_k);
        by_c -= g * h;
        by_s += by_k * x.value[i];
    }
    add(tape.node(in.c.id()), 0, by_c);
    add(tape.node(in.s.id()), 0, by_s);
}

} // namespace

Var tanh_root(Var y, Var c, Var s, Var k) {
    Tape& tape = y.tape();
    assert(c.points() == 1 && s.points() == 1);
    assert(y.points() == k.points() || y.points() == 1 || k.points() == 1);
    const bool wanted = tape.has_gradient(y) || tape.has_gradient(c) || tape.has_gradient(s) ||
                        tape.has_gradient(k);
    const Var out = tape.make_node(1, std::max(y.points(), k.points()), wanted);
    const Tape::Node& x = tape.node(out.id());
    const Tape::Node &targets = tape.node(y.id()), &shifts = tape.node(k.id());
    const Real bend = *tape.node(c.id()).value, steepness = *tape.node(s.id()).value;
    const Real reach = std::abs(bend);
    for (Index i = 0; i < x.points; ++i) {
        const Real target = at(targets, i), shift = at(shifts, i);
        const auto f = [&](Real t) {
            const Real h = std::tanh(steepness * t + shift);
            return std::pair(t + bend * h - target, h * h + (1 + bend * steepness) * (1 - h * h));
        };
        const Real guess = target - bend * std::tanh(steepness * target + shift);
        x.value[i] = monotone_root(f, target - reach, target + reach, guess);
    }
    if (tape.has_gradient(out)) {
        auto* operands = tape.arena().allocate_array<Operands>(1);
        *operands = {y, c, s, k};
        tape.record({&pull, out.id(), y.id(), -1, operands});
    }
    return out;
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/rezende_mohamed.h"

namespace pushforward {

namespace {

struct U3 {
    double reach;

    template <class T>
    T operator()(T x, T y) const {
        using namespace formula;
        const T bump = exp(square((x - 1.0) / 0.6) * -0.5) * 3.0;
        const T off = y - wave(x);
        return soft_minimum(square(off / 0.35) * 0.5, square((off + bump) / 0.35) * 0.5) +
               wall(x, y, reach);
    }

    EnergyDomain domain() const { return walled_domain(reach, -7.2, 4.2, 0.15); }

    std::optional<EnergyFacts> known() const {
        if (reach != initial_reach) return std::nullopt;
        return EnergyFacts{3.184934089, {0, -0.163802723}, {4.003042091, 0.852977091}};
    }
};

} // namespace

EnergyKind u3() {
    return {{.key = "u3",
             .title = "U₃",
             .summary = "A wave that splits in two in the middle and joins again.",
             .formula = "U(x) = −log(exp(−½((x₂ − w)/0.35)²) + exp(−½((x₂ − w + v)/0.35)²))" +
                        wall_formula() + ",\nw = sin(2πx₁/4),  v = 3 exp(−½((x₁ − 1)/0.6)²)",
             .reference = wall_reference(),
             .fields = {reach_field()},
             .group = rezende_mohamed_group()},
            [](const Spec& spec) { return make_energy(U3{spec.real("reach")}); }};
}

} // namespace pushforward

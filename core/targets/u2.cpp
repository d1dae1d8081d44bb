// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/rezende_mohamed.h"

namespace pushforward {

namespace {

struct U2 {
    double reach;

    template <class T>
    T operator()(T x, T y) const {
        using namespace formula;
        return square((y - wave(x)) / 0.4) * 0.5 + wall(x, y, reach);
    }

    EnergyDomain domain() const { return walled_domain(reach, -4.6, 4.6, 0.5); }

    std::optional<EnergyFacts> known() const {
        if (reach != initial_reach) return std::nullopt;
        return EnergyFacts{2.625318301, {0, 0}, {4.003042091, 0.809038310}};
    }
};

} // namespace

EnergyKind u2() {
    return {{.key = "u2",
             .title = "U₂",
             .summary = "One wave from wall to wall: a single bent band.",
             .formula = "U(x) = ½((x₂ − w)/0.4)²" + wall_formula() + ",  w = sin(2πx₁/4)",
             .reference = wall_reference(),
             .fields = {reach_field()},
             .group = rezende_mohamed_group()},
            [](const Spec& spec) { return make_energy(U2{spec.real("reach")}); }};
}

} // namespace pushforward

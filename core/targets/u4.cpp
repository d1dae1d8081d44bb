// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/rezende_mohamed.h"

namespace pushforward {

namespace {

struct U4 {
    double reach;

    template <class T>
    T operator()(T x, T y) const {
        using namespace formula;
        const T step = sigmoid((x - 1.0) / 0.3) * 3.0;
        const T off = y - wave(x);
        return soft_minimum(square(off / 0.4) * 0.5, square((off + step) / 0.35) * 0.5) +
               wall(x, y, reach);
    }

    EnergyDomain domain() const { return walled_domain(reach, -7.6, 4.6, 0.15); }

    std::optional<EnergyFacts> known() const {
        if (reach != initial_reach) return std::nullopt;
        return EnergyFacts{3.253926960, {0, -0.598347817}, {4.003042091, 1.400307382}};
    }
};

} // namespace

EnergyKind u4() {
    return {{.key = "u4",
             .title = "U₄",
             .summary = "A wave that forks: on one side there are two bands, one above the other.",
             .formula = "U(x) = −log(exp(−½((x₂ − w)/0.4)²) + exp(−½((x₂ − w + v)/0.35)²))" +
                        wall_formula() + ",\nw = sin(2πx₁/4),  v = 3 σ((x₁ − 1)/0.3)",
             .reference = wall_reference(),
             .fields = {reach_field()},
             .group = rezende_mohamed_group()},
            [](const Spec& spec) { return make_energy(U4{spec.real("reach")}); }};
}

} // namespace pushforward

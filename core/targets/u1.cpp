// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/rezende_mohamed.h"
#include "core/targets/two_modes.h"

namespace pushforward {

EnergyKind u1() {
    return {
        {.key = "u1",
         .title = "U₁",
         .summary = "Two halves of a ring that face each other, with thin bridges between them.",
         .formula = "U(x) = ½((‖x‖ − 2)/0.4)² − log(exp(−½((x₁ − 2)/0.6)²) + exp(−½((x₁ + "
                    "2)/0.6)²))",
         .reference = rezende_mohamed_reference(),
         .fields = {},
         .group = rezende_mohamed_group()},
        [](const Spec&) {
            return make_energy(TwoModes{
                2, 0.4, 0.6, EnergyFacts{1.877501626, {0, 0}, {1.817553741, 1.181218790}}});
        }};
}

} // namespace pushforward

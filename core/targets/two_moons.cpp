// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/normflows.h"
#include "core/targets/two_modes.h"

namespace pushforward {

namespace {

constexpr double initial_radius = 2, two_moons_width = 0.2, initial_spread = 0.3;

std::unique_ptr<const Energy> make_two_moons(const Spec& spec) {
    TwoModes modes{spec.real("radius"), spec.real("width"), spec.real("spread"), std::nullopt};
    if (modes.radius == initial_radius && modes.width == two_moons_width &&
        modes.spread == initial_spread)
        modes.table = EnergyFacts{0.804214449, {0, 0}, {1.894276288, 0.832679410}};
    return make_energy(modes);
}

} // namespace

EnergyKind two_moons() {
    return {{.key = "two-moons",
             .title = "Two moons",
             .summary =
                 "Two thin crescents that face each other and hardly touch: a flow has to find "
                 "both.",
             .formula = "U(x) = ½((‖x‖ − radius)/width)² − log(exp(−½((x₁ − radius)/spread)²) + "
                        "exp(−½((x₁ + radius)/spread)²))",
             .reference = normflows_reference("TwoMoons"),
             .fields = {{"radius", "Radius", "", "Radius of the ring that the moons lie on.",
                         RealField{initial_radius, 0.5, 5, false}},
                        {"width", "Width", "", "Deviation across the ring.",
                         RealField{two_moons_width, 0.05, 1, true}},
                        {"spread", "Spread", "",
                         "Deviation along the first coordinate from where the moons are thickest.",
                         RealField{initial_spread, 0.05, 2, true}}},
             .group = {}},
            make_two_moons};
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/formula.h"
#include "core/targets/normflows.h"

namespace pushforward {

namespace {

constexpr double smiley_width = 0.3, radius = 2, nose = -0.8, gap = 1.2;

struct Smiley {
    double width;

    template <class T>
    T operator()(T x, T y) const {
        using namespace formula;
        return square((hypot(x, y) - radius) / width) * 0.5 +
               square((abs(y - nose) - gap) / width) * 0.5;
    }

    // The formula has a bend at the nose, where one panel ends and the next begins.
    EnergyDomain domain() const {
        const double far = radius + 9 * width, most = far - nose;
        const double panel = most / std::ceil(most / width);
        return {{-far, nose - most}, {far, nose + most}, panel};
    }

    std::optional<EnergyFacts> known() const {
        if (width != smiley_width) return std::nullopt;
        return EnergyFacts{1.008909038, {0, -0.910805462}, {1.457818777, 1.177173632}};
    }
};

} // namespace

EnergyKind smiley() {
    return {{.key = "smiley",
             .title = "Smiley",
             .summary = "Two eyes and a mouth: a ring of which only two heights remain.",
             .formula = "U(x) = ½((‖x‖ − 2)/width)² + ½((|x₂ + 0.8| − 1.2)/width)²",
             .reference = normflows_reference("Smiley"),
             .fields = {{"width", "Width", "", "Deviation across the ring, and in height.",
                         RealField{smiley_width, 0.05, 1, true}}},
             .group = {}},
            [](const Spec& spec) { return make_energy(Smiley{spec.real("width")}); }};
}

} // namespace pushforward

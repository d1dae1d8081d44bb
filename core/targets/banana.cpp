// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/formula.h"

#include <numbers>

namespace pushforward {

namespace {

/// A Gaussian that is twisted without a change of area: its normaliser stays the Gaussian's.
struct Banana {
    double bend, deviation;

    template <class T>
    T operator()(T x, T y) const {
        using namespace formula;
        const T straight = y + (square(x) - deviation * deviation) * bend;
        return square(x / deviation) * 0.5 + square(straight) * 0.5 +
               std::log(2 * std::numbers::pi * deviation);
    }

    EnergyDomain domain() const {
        const double far = 7 * deviation, sag = bend * deviation * deviation;
        const double steepest = 2 * bend * far;
        return {{-far, -48 * sag - 9}, {far, sag + 9}, 2 / std::hypot(1, steepest)};
    }

    std::optional<EnergyFacts> known() const {
        const double sag = bend * deviation * deviation;
        return EnergyFacts{0, {0, 0}, {deviation, std::sqrt(1 + 2 * sag * sag)}};
    }
};

} // namespace

EnergyKind banana() {
    return {{.key = "banana",
             .title = "Banana",
             .summary =
                 "A long, bent Gaussian, which is hard for simple samplers. It is normalised, so "
                 "the loss is the divergence itself.",
             .formula = "U(x) = ½(x₁/deviation)² + ½(x₂ + bend (x₁² − deviation²))² + log(2π "
                        "deviation)",
             .reference = "Haario, Saksman and Tamminen 1999, Adaptive Proposal Distribution for "
                          "Random Walk Metropolis Algorithm",
             .fields = {{"bend", "Bend", "", "How strongly the second coordinate is bent.",
                         RealField{0.1, 0, 1, false}},
                        {"deviation", "Length", "", "Deviation of the first coordinate.",
                         RealField{10, 0.5, 20, true}}},
             .group = {}},
            [](const Spec& spec) {
                return make_energy(Banana{spec.real("bend"), spec.real("deviation")});
            }};
}

} // namespace pushforward

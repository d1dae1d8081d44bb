// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/formula.h"

#include <numbers>

namespace pushforward {

namespace {

struct Funnel {
    double deviation;

    template <class T>
    T operator()(T x, T y) const {
        using namespace formula;
        return square(y / deviation) * 0.5 + square(x) * exp(-y) * 0.5 + y * 0.5 +
               std::log(2 * std::numbers::pi * deviation);
    }

    EnergyDomain domain() const {
        const double high = 8 * deviation, wide = 9 * std::exp(high / 2);
        return {{-wide, -high}, {wide, high}, 1.5 * std::min(deviation, std::exp(-high / 2))};
    }

    std::optional<EnergyFacts> known() const {
        return EnergyFacts{0, {0, 0}, {std::exp(deviation * deviation / 4), deviation}};
    }
};

} // namespace

EnergyKind funnel() {
    return {{.key = "funnel",
             .title = "Funnel",
             .summary =
                 "Its width depends on the height, from a needle to a plain, so no single scale "
                 "fits. It is normalised, so the loss is the divergence itself.",
             .formula = "U(x) = ½(x₂/deviation)² + ½x₁² exp(−x₂) + ½x₂ + log(2π deviation)",
             .reference = "Neal 2003, Slice Sampling, §8",
             .fields = {{"deviation", "Height", "", "Deviation of the second coordinate.",
                         RealField{3, 0.2, 3, false}}},
             .group = {}},
            [](const Spec& spec) { return make_energy(Funnel{spec.real("deviation")}); }};
}

} // namespace pushforward

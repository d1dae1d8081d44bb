// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/formula.h"
#include "core/targets/normflows.h"

namespace pushforward {

namespace {

constexpr std::int64_t initial_rings = 2;
constexpr double ring_mixture_width = 0.125, outer_radius = 2;

struct RingMixture {
    std::int64_t rings;
    double width;

    template <class T>
    T operator()(T x, T y) const {
        using namespace formula;
        const T r = hypot(x, y);
        const auto ring = [&](std::int64_t i) {
            const double radius =
                outer_radius * static_cast<double>(i) / static_cast<double>(rings);
            return square((r - radius) / width) * 0.5;
        };
        T sum = ring(1);
        for (std::int64_t i = 2; i <= rings; ++i) sum = soft_minimum(sum, ring(i));
        return sum;
    }

    EnergyDomain domain() const {
        const double far = outer_radius + 9 * width;
        return {{-far, -far}, {far, far}, 1.5 * width};
    }

    std::optional<EnergyFacts> known() const {
        if (rings != initial_rings || width != ring_mixture_width) return std::nullopt;
        return EnergyFacts{1.775986347, {0, 0}, {1.234276104, 1.234276104}};
    }
};

} // namespace

EnergyKind ring_mixture() {
    return {
        {.key = "ring-mixture",
         .title = "Ring mixture",
         .summary = "Concentric rings with nothing in the middle: a flow has to tear a hole into "
                    "its Gaussian.",
         .formula = "U(x) = −log Σₖ exp(−½((‖x‖ − 2k/rings)/width)²),  k = 1 … rings",
         .reference = normflows_reference("RingMixture"),
         .fields = {{"rings", "Rings", "", "How many rings there are.",
                     IntField{initial_rings, 1, 6, false}},
                    {"width", "Width", "", "Deviation across a ring; the largest one has radius 2.",
                     RealField{ring_mixture_width, 0.03, 0.5, true}}},
         .group = {}},
        [](const Spec& spec) {
            return make_energy(RingMixture{spec.integer("rings"), spec.real("width")});
        }};
}

} // namespace pushforward

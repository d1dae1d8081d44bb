// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/noisy_graph.h"

namespace pushforward {

namespace {

constexpr double crescent_noise = 0.36787944117144233; // e⁻¹

std::unique_ptr<const Dataset> make_crescent(const Spec& spec) {
    const double bend = spec.real("bend");
    return std::make_unique<NoisyGraph>([bend](double s) { return bend * s * s - 1; },
                                        spec.real("spread"), spec.real("noise"));
}

} // namespace

DatasetKind crescent() {
    return {{.key = "crescent",
             .title = "Crescent",
             .summary = "A parabola with noise: one layer that moves the second coordinate by a "
                        "function of the first is enough.",
             .formula = "x₁ ~ N(0, spread²),  x₂ ~ N(bend · x₁² − 1, noise²)",
             .reference = plane_data_reference(),
             .fields = noisy_graph_fields({{"bend", "Bend", "", "How strongly the parabola curves.",
                                            RealField{0.5, 0, 2, false}}},
                                          crescent_noise),
             .group = "Graphs"},
            make_crescent};
}

} // namespace pushforward

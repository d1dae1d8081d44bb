// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/common_fields.h"
#include "core/data/noisy_graph.h"

namespace pushforward {

namespace {

std::unique_ptr<const Dataset> make_bent_gaussian(const Spec& spec) {
    const double bend = spec.real("bend");
    return std::make_unique<NoisyGraph>([bend](double s) { return bend * s * s; },
                                        spec.real("spread"), spec.real("noise"),
                                        NoisyGraph::Runs::up);
}

} // namespace

DatasetKind bent_gaussian() {
    return {{.key = "banana",
             .title = "Banana",
             .summary = "A bent blob: given the second coordinate, the first is a Gaussian, but "
                        "not the other way round. The order of a layer's coordinates therefore "
                        "matters.",
             .formula = "x₂ ~ N(0, spread²),  x₁ ~ N(bend · x₂², noise²)",
             .reference = "Papamakarios, Pavlakou and Murray 2017, Masked Autoregressive Flow for "
                          "Density Estimation, Figure 1",
             .fields = with_common_fields(
                 {{"spread", "Spread", "", "Standard deviation of the second coordinate.",
                   RealField{2, 0.2, 5, true}},
                  {"bend", "Bend", "", "How strongly the first coordinate follows the square.",
                   RealField{0.25, 0, 2, false}},
                  noise_field(1, 0.05, 3, "Standard deviation of the first coordinate about it.")}),
             .group = "Graphs"},
            make_bent_gaussian};
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/noisy_graph.h"

#include <cmath>

namespace pushforward {

namespace {

constexpr double absolute_value_noise = 0.22313016014842982; // e^−1.5

std::unique_ptr<const Dataset> make_absolute_value(const Spec& spec) {
    const double slope = spec.real("slope");
    return std::make_unique<NoisyGraph>([slope](double s) { return slope * std::abs(s) - 1; },
                                        spec.real("spread"), spec.real("noise"));
}

} // namespace

DatasetKind absolute_value() {
    return {{.key = "abs",
             .title = "Absolute value",
             .summary = "Two straight arms that meet at a point: the kink shows whether a smooth "
                        "map can turn so sharply.",
             .formula = "x₁ ~ N(0, spread²),  x₂ ~ N(slope · |x₁| − 1, noise²)",
             .reference = plane_data_reference(),
             .fields = noisy_graph_fields(
                 {{"slope", "Slope", "", "How steep the arms are.", RealField{1, 0, 5, false}}},
                 absolute_value_noise),
             .group = "Graphs"},
            make_absolute_value};
}

} // namespace pushforward

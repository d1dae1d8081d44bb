// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/noisy_graph.h"

#include <cmath>

namespace pushforward {

namespace {

constexpr double sign_step_noise = 0.22313016014842982; // e^−1.5

std::unique_ptr<const Dataset> make_sign_step(const Spec& spec) {
    const double step = spec.real("step");
    return std::make_unique<NoisyGraph>([step](double s) { return std::copysign(step, s) + s; },
                                        spec.real("spread"), spec.real("noise"));
}

} // namespace

DatasetKind sign_step() {
    return {{.key = "sign",
             .title = "Sign",
             .summary = "A slope that is torn apart in the middle: a continuous map leaves a "
                        "thread across the gap.",
             .formula = "x₁ ~ N(0, spread²),  x₂ ~ N(step · sign x₁ + x₁, noise²)",
             .reference = plane_data_reference(),
             .fields = noisy_graph_fields(
                 {{"step", "Step", "", "Half the height of the gap.", RealField{1, 0, 5, false}}},
                 sign_step_noise),
             .group = "Graphs"},
            make_sign_step};
}

} // namespace pushforward

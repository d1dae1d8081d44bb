// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/noisy_graph.h"

#include <cmath>

namespace pushforward {

namespace {

constexpr double sine_wave_noise = 0.36787944117144233; // e⁻¹

std::unique_ptr<const Dataset> make_sine_wave(const Spec& spec) {
    const double amplitude = spec.real("amplitude"), frequency = spec.real("frequency");
    return std::make_unique<NoisyGraph>(
        [=](double s) { return amplitude * std::sin(frequency * s); }, spec.real("spread"),
        spec.real("noise"));
}

} // namespace

DatasetKind sine_wave() {
    return {{.key = "sine-wave",
             .title = "Sine wave",
             .summary = "A wave with noise. How quickly can the mean of the second coordinate "
                        "change with the first before a network cannot follow?",
             .formula = "x₁ ~ N(0, spread²),  x₂ ~ N(amplitude · sin(frequency · x₁), noise²)",
             .reference = plane_data_reference(),
             .fields = noisy_graph_fields(
                 {{"amplitude", "Height", "", "How far the wave swings to either side.",
                   RealField{1, 0.1, 5, true}},
                  {"frequency", "Frequency", "", "Radians of the wave in a unit of x₁.",
                   RealField{5, 0.5, 20, true}}},
                 sine_wave_noise),
             .group = "Graphs"},
            make_sine_wave};
}

} // namespace pushforward

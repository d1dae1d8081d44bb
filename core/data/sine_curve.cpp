// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/bare_curve.h"
#include "core/data/common_fields.h"

#include <cmath>

namespace pushforward {

namespace {

std::unique_ptr<const Dataset> make_sine_curve(const Spec& spec) {
    const double amplitude = spec.real("amplitude"), frequency = spec.real("frequency");
    return std::make_unique<BareCurve>(
        [=](double x) { return amplitude * std::sin(frequency * x); }, spec.real("width"));
}

} // namespace

DatasetKind sine_curve() {
    return {{.key = "cos",
             .title = "Sine curve",
             .summary = "A wave without any width, to see what a flow does with data that have no "
                        "density. Its key is cos because FFJORD's toy data call it so.",
             .formula = "x₁ ~ U(−width/2, width/2),  x₂ = amplitude · sin(frequency · x₁)",
             .reference = ffjord_reference(),
             .fields = bare_curve_fields(
                 {{"amplitude", "Height", "", "How far the wave swings to either side.",
                   RealField{2.5, 0.1, 5, true}},
                  {"frequency", "Frequency", "", "Radians of the wave in a unit of x₁.",
                   RealField{1, 0.2, 10, true}}}),
             .group = "No density",
             .caution = bare_curve_caution()},
            make_sine_curve};
}

} // namespace pushforward

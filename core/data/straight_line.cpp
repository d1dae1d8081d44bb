// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/bare_curve.h"
#include "core/data/common_fields.h"

namespace pushforward {

namespace {

std::unique_ptr<const Dataset> make_straight_line(const Spec& spec) {
    const double slope = spec.real("slope");
    return std::make_unique<BareCurve>([slope](double x) { return slope * x; }, spec.real("width"));
}

} // namespace

DatasetKind straight_line() {
    return {{.key = "line",
             .title = "Line",
             .summary = "A straight line without any width, to see what a flow does with data "
                        "that have no density.",
             .formula = "x₁ ~ U(−width/2, width/2),  x₂ = slope · x₁",
             .reference = ffjord_reference(),
             .fields = bare_curve_fields(
                 {{"slope", "Slope", "", "How steep the line is.", RealField{1, 0.1, 5, true}}}),
             .group = "No density",
             .caution = bare_curve_caution()},
            make_straight_line};
}

} // namespace pushforward

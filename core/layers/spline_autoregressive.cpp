// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/spline_autoregressive.h"

#include "core/layers/autoregressive.h"
#include "core/layers/univariate/spline_map.h"

namespace pushforward {

LayerKind spline_autoregressive_kind() {
    LayerKind kind;
    kind.key = "spline-autoregressive";
    kind.title = "Spline autoregressive";
    kind.group = "Autoregressive";
    kind.summary =
        "Bends both coordinates by smooth monotone splines: the first by one spline for all "
        "points, the second by one whose knots and slopes a small network reads off the first data "
        "coordinate. One layer fits most densities of the plane inside its box.";
    kind.formula = "z₁ = spline(x₁; θ₁)\n"
                   "z₂ = spline(x₂; θ(x₁))\n"
                   "log |det| = log spline′(x₁; θ₁) + log spline′(x₂; θ(x₁))";
    kind.reference = "Durkan, Bekasov, Murray and Papamakarios 2019, Neural Spline Flows";
    kind.fields = Autoregressive::fields();
    for (Field& field : SplineMap::fields()) kind.fields.push_back(std::move(field));
    kind.make = [](const Spec& spec) {
        return Autoregressive::from(spec, std::make_unique<SplineMap>(spec));
    };
    return kind;
}

} // namespace pushforward

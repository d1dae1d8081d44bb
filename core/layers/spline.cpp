// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/spline.h"

#include "core/layers/element_wise.h"
#include "core/layers/univariate/spline_map.h"

namespace pushforward {

LayerKind spline_kind() {
    LayerKind kind;
    kind.key = "spline";
    kind.title = "Spline";
    kind.group = "Element-wise";
    kind.summary =
        "Bends each coordinate by a smooth monotone spline of its own, the same for all points: "
        "it shapes the two marginals and leaves how the coordinates hang together to other layers.";
    kind.formula = "zᵢ = spline(xᵢ; θᵢ)\n"
                   "log |det| = log spline′(x₁; θ₁) + log spline′(x₂; θ₂)";
    kind.reference = "Durkan, Bekasov, Murray and Papamakarios 2019, Neural Spline Flows";
    kind.fields = SplineMap::fields();
    kind.make = [](const Spec& spec) -> std::unique_ptr<const Transform> {
        return std::make_unique<ElementWise>(std::make_unique<SplineMap>(spec));
    };
    return kind;
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/spline_coupling.h"

#include "core/layers/coupling.h"
#include "core/layers/univariate/spline_map.h"

namespace pushforward {

LayerKind spline_coupling_kind() {
    LayerKind kind;
    kind.key = "spline-coupling";
    kind.title = "Spline coupling";
    kind.group = "Coupling";
    kind.summary =
        "Bends one coordinate by a smooth monotone spline of rational quadratics, whose knots and "
        "slopes a small network reads off the other coordinate. Exact both ways, and a few of them "
        "draw sharp edges and many separate modes.";
    kind.formula = "z₂ = spline(x₂; θ(x₁)),  z₁ = x₁\n"
                   "in a bin: z = z₀ + h (sξ² + d₀η) / D,  D = s + (d₀ + d₁ − 2s)η\n"
                   "ξ = (x − x₀) / w,  η = ξ(1 − ξ),  s = h / w\n"
                   "log |det| = log s²(d₁ξ² + 2sη + d₀(1 − ξ)²) / D²";
    kind.reference = "Durkan, Bekasov, Murray and Papamakarios 2019, Neural Spline Flows";
    kind.fields = Coupling::fields();
    for (Field& field : SplineMap::fields()) kind.fields.push_back(std::move(field));
    kind.make = [](const Spec& spec) {
        return Coupling::from(spec, std::make_unique<SplineMap>(spec));
    };
    return kind;
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/affine_coupling.h"

#include "core/layers/coupling.h"
#include "core/layers/univariate/affine_map.h"

namespace pushforward {

LayerKind affine_coupling_kind() {
    LayerKind kind;
    kind.key = "affine-coupling";
    kind.title = "Affine coupling";
    kind.group = "Coupling";
    kind.summary =
        "Stretches and shifts one coordinate by amounts that a small network reads off the "
        "other coordinate. Exact both ways; a stack of them alternates the coordinates. "
        "This is the layer of Real NVP.";
    kind.formula = "x₂ = z₂ · exp s(z₁) + t(z₁),  x₁ = z₁\nlog |det| = s(z₁)";
    kind.reference = "Dinh, Sohl-Dickstein and Bengio 2017, Density estimation using Real NVP";
    kind.fields = Coupling::fields();
    kind.fields.push_back(AffineMap::clamp_field());
    kind.make = [](const Spec& spec) {
        return Coupling::from(spec, std::make_unique<AffineMap>(spec.real("clamp")));
    };
    return kind;
}

} // namespace pushforward

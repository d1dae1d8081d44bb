// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/affine_autoregressive.h"

#include "core/layers/autoregressive.h"
#include "core/layers/univariate/affine_map.h"

namespace pushforward {

LayerKind affine_autoregressive_kind() {
    LayerKind kind;
    kind.key = "affine-autoregressive";
    kind.title = "Affine autoregressive (MAF)";
    kind.group = "Autoregressive";
    kind.summary =
        "Stretches and shifts both coordinates towards the base: the first by constants, the "
        "second by amounts that a small network reads off the first data coordinate. Any density "
        "whose second coordinate is Gaussian for each first one is made Gaussian by one layer.";
    kind.formula = "z₁ = x₁ · exp s₁ + t₁\n"
                   "z₂ = x₂ · exp s(x₁) + t(x₁)\n"
                   "log |det| = s₁ + s(x₁)";
    kind.reference =
        "Papamakarios, Pavlakou and Murray 2017, Masked Autoregressive Flow for Density Estimation";
    kind.fields = Autoregressive::fields();
    kind.fields.push_back(AffineMap::clamp_field());
    kind.make = [](const Spec& spec) {
        return Autoregressive::from(spec, std::make_unique<AffineMap>(spec.real("clamp")));
    };
    return kind;
}

} // namespace pushforward

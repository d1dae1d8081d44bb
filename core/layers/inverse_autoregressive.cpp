// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/layers/inverse_autoregressive.h"

#include "core/layers/autoregressive.h"
#include "core/layers/univariate/affine_map.h"

namespace pushforward {

LayerKind inverse_autoregressive_kind() {
    LayerKind kind;
    kind.key = "inverse-autoregressive";
    kind.title = "Inverse autoregressive (IAF)";
    kind.group = "Autoregressive";
    kind.summary =
        "Stretches and shifts both coordinates towards the data: the first by constants, the "
        "second by amounts that a small network reads off the first base coordinate. The "
        "autoregressive layer turned round: sampling takes one pass.";
    kind.formula = "x₁ = z₁ · exp s₁ + t₁\n"
                   "x₂ = z₂ · exp s(z₁) + t(z₁)\n"
                   "log |det| = s₁ + s(z₁)";
    kind.reference =
        "Kingma et al. 2016, Improved Variational Inference with Inverse Autoregressive Flow";
    kind.fields = Autoregressive::fields();
    kind.fields.push_back(AffineMap::clamp_field());
    kind.make = [](const Spec& spec) {
        return Autoregressive::from(spec, std::make_unique<AffineMap>(spec.real("clamp")));
    };
    return kind;
}

} // namespace pushforward

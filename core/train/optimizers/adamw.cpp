// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/optimizers/adam_rule.h"

namespace pushforward {

OptimizerKind adamw() {
    OptimizerKind kind;
    kind.key = "adamw";
    kind.title = "AdamW";
    kind.summary =
        "Adam that also draws every parameter evenly towards 0, apart from the gradient's means: "
        "smaller weights make smoother maps.";
    kind.formula = "m ← β₁m + (1−β₁)g,  v ← β₂v + (1−β₂)g²\nθ ← (1 − ηλ)θ − η m̂ / (√v̂ + ε)";
    kind.reference = "Loshchilov and Hutter 2019, Decoupled Weight Decay Regularization";
    kind.fields = {{"decay", "λ", "",
                    "Weight decay: the share of itself, times the learning rate, that a "
                    "parameter loses in a step.",
                    RealField{1e-2, 0, 10}}};
    for (Field& field : adam_fields()) kind.fields.push_back(std::move(field));
    kind.make = [](const Spec& spec) { return make_adam(spec, spec.real("decay")); };
    return kind;
}

} // namespace pushforward

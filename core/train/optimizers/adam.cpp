// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/optimizers/adam_rule.h"

namespace pushforward {

OptimizerKind adam() {
    OptimizerKind kind;
    kind.key = "adam";
    kind.title = "Adam";
    kind.summary =
        "Steps of even size in every direction: the gradient's running mean over the root "
        "of its running square.";
    kind.formula = "m ← β₁m + (1−β₁)g,  v ← β₂v + (1−β₂)g²\nθ ← θ − η m̂ / (√v̂ + ε)";
    kind.reference = "Kingma and Ba 2015, Adam: A Method for Stochastic Optimization";
    kind.fields = adam_fields();
    kind.make = [](const Spec& spec) { return make_adam(spec, 0); };
    return kind;
}

} // namespace pushforward

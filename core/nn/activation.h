// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/mlp.h"

namespace pushforward {

/// values ← activation(values), in place. SiLU's derivative needs the values before it:
/// they are copied to `before`, which the other activations leave alone.
void activate(Activation activation, Real* values, Real* before, Index count);

/// gradient ← gradient ⊙ activation′, from the values after (and for SiLU before) the activation.
void pull_activation(Activation activation, const Real* after, const Real* before, Real* gradient,
                     Index count);

} // namespace pushforward

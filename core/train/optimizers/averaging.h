// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/optimizers/optimizer.h"

namespace pushforward {

/// The optimizer with the field `averaging`, a decay d from 0 (off) to 0.9999. Training is not
/// changed by it; what is shown and evaluated is the exponential average of the parameters,
///
///     θ̄ₖ = Σⱼ d^(k−j) θⱼ / Σⱼ d^(k−j),   j = 1 … k,
///
/// in which the start has no more weight than its share (Kingma and Ba 2015, §3 and §7.2). Its two
/// slots of memory follow the optimizer's own: θ̄, and 1 − dᵏ, which is kept for each parameter, so
/// that a layer that comes in later, or averaging switched on later, has its own k.
OptimizerKind with_averaging(OptimizerKind kind);

} // namespace pushforward

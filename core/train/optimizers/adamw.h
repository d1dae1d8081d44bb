// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/optimizers/optimizer.h"

namespace pushforward {

/// Adam with decoupled weight decay (Loshchilov and Hutter 2019, Algorithm 2): the decay is a step
/// of its own towards 0, of the learning rate times `decay`, and does not enter the means.
OptimizerKind adamw_kind();

} // namespace pushforward

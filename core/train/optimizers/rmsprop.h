// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/optimizers/optimizer.h"

namespace pushforward {

/// RMSProp (Tieleman and Hinton 2012), with momentum as a choice.
OptimizerKind rmsprop_kind();

} // namespace pushforward

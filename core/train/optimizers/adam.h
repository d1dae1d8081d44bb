// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/optimizers/optimizer.h"

namespace pushforward {

/// Adam (Kingma and Ba 2015) with bias correction, as in the paper's Algorithm 1.
OptimizerKind adam_kind();

} // namespace pushforward

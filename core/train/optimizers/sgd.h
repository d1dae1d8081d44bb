// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/optimizers/optimizer.h"

namespace pushforward {

/// Stochastic gradient descent with momentum (Polyak 1964), Nesterov's variant as a choice, in the
/// form of Sutskever et al. 2013 where the velocity holds gradients and the rate stands before it.
OptimizerKind sgd_kind();

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/optimizers/optimizer.h"

namespace pushforward {

/// The rule of Adam (Kingma and Ba 2015, Algorithm 1) with decoupled weight decay (Loshchilov and
/// Hutter 2019, Algorithm 2): the decay is a step of its own towards 0, of the learning rate times
/// `decay`, and does not enter the means. With a decay of 0 it is Adam, bit for bit. The spec has
/// the fields below.
std::unique_ptr<const Optimizer> make_adam(const Spec& validated, double decay);

/// `beta1`, `beta2` and `epsilon`.
std::vector<Field> adam_fields();

} // namespace pushforward

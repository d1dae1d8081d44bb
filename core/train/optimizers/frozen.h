// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/optimizers/optimizer.h"

#include <vector>

namespace pushforward {

/// Parameters from `offset` on, so many.
struct ParameterRange {
    Index offset = 0, count = 0;
};

/// No gradient for these.
void clear(std::span<Real> gradient, std::span<const ParameterRange> ranges);

/// The rule for all parameters but these: they and their memory stay what they are, whatever the
/// rule does beside following the gradient (weight decay, momentum, averages), and they themselves
/// are shown, not their average.
std::unique_ptr<const Optimizer> with_frozen(std::unique_ptr<const Optimizer> rule,
                                             std::vector<ParameterRange> frozen);

} // namespace pushforward

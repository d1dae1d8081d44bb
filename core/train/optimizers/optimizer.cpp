// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/optimizers/optimizer.h"

#include <algorithm>

namespace pushforward {

void Optimizer::shown(std::span<const Real> parameters, std::span<const Real>,
                      std::span<Real> out) const {
    std::ranges::copy(parameters, out.begin());
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/real.h"

#include <span>

namespace pushforward {

bool all_finite(std::span<const Real> values);

/// In an order of its own, so that the bits do not hang on where the numbers lie in memory.
double sum_of_squares(std::span<const Real> values);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/real.h"

#include <cstdint>
#include <vector>

namespace pushforward {

/// Which of a painting's points are held out: for each what it and the seed decide alone, so that
/// the others keep their side when points come and go. Of two or more, each side has at least one.
std::vector<bool> painted_split(const Points& points, double held_out, std::uint64_t seed);

} // namespace pushforward

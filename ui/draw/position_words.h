// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/picture/moment.h"

#include <QString>

namespace pushforward {

/// Where in the stack a moment with a snapshot is: "base", "after layer 3 of 8" or "between layers
/// 3 and 4, τ = 0.45". Between layers also, whether its density is exact.
QString position_words(const Moment& moment);

} // namespace pushforward

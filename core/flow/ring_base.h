// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/base_distribution.h"

namespace pushforward {

/// A ring: a point of the circle of radius R, drawn evenly, plus a Gaussian of deviation σ.
BaseKind ring_base_kind();

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/registry.h"

namespace pushforward {

/// A rational-quadratic spline for each coordinate (Durkan et al. 2019).
LayerKind spline_kind();

} // namespace pushforward

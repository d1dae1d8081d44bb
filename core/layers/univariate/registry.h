// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/univariate/univariate_map.h"
#include "core/spec/kind.h"

namespace pushforward {

using UnivariateMapKind = Kind<UnivariateMap>;

/// Every one-dimensional map that a structure takes. Layers name them in their own keys: a spline
/// in a coupling is `spline-coupling`.
std::span<const UnivariateMapKind> univariate_map_kinds();

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/registry.h"

namespace pushforward {

/// Mixtures of logistics (Ho et al. 2019) in autoregressive order.
LayerKind logistic_autoregressive_kind();

} // namespace pushforward

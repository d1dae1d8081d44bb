// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/registry.h"

namespace pushforward {

/// Neural spline flow's autoregressive layer (Durkan, Bekasov, Murray and Papamakarios 2019).
LayerKind spline_autoregressive_kind();

} // namespace pushforward

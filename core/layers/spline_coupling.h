// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/registry.h"

namespace pushforward {

/// Neural spline flow's coupling (Durkan, Bekasov, Murray and Papamakarios 2019).
LayerKind spline_coupling_kind();

} // namespace pushforward

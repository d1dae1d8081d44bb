// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/registry.h"

namespace pushforward {

/// The inverse autoregressive flow (Kingma et al. 2016).
LayerKind inverse_autoregressive_kind();

} // namespace pushforward

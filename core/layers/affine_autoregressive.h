// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/registry.h"

namespace pushforward {

/// The masked autoregressive flow (Papamakarios, Pavlakou and Murray 2017).
LayerKind affine_autoregressive_kind();

} // namespace pushforward

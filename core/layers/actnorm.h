// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/registry.h"

namespace pushforward {

/// Glow's activation normalisation (Kingma and Dhariwal 2018), without a fixed scale.
LayerKind actnorm_kind();

} // namespace pushforward

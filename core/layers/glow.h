// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/registry.h"

namespace pushforward {

/// One step of Glow (Kingma and Dhariwal 2018): an affine coupling, a linear map and actnorm, base
/// side first, as one layer.
LayerKind glow_kind();

} // namespace pushforward

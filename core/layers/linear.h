// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/registry.h"

namespace pushforward {

/// Glow's invertible linear map (Kingma and Dhariwal 2018: the "1×1 convolution"), in the plane a
/// 2 × 2 matrix in factors P·L·U.
LayerKind linear_kind();

} // namespace pushforward

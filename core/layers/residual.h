// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/registry.h"

namespace pushforward {

/// The residual layer of i-ResNet (Behrmann et al. 2019) with its exact log-determinant.
LayerKind residual_kind();

} // namespace pushforward

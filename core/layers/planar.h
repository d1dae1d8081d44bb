// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/registry.h"

namespace pushforward {

/// A planar flow (Rezende and Mohamed 2015): one ridge along which points are pushed apart or
/// together. Closed form one way, a scalar root the other.
LayerKind planar_kind();

} // namespace pushforward

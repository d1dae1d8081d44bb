// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/transform.h"
#include "core/spec/kind.h"

namespace pushforward {

using LayerKind = Kind<Transform>;

/// Every layer, in the order of the palette. A new one is one file and one line here.
std::span<const LayerKind> layer_kinds();

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/registry.h"

namespace pushforward {

/// A rotation by a learned angle: the orthogonal matrices of the plane have one number.
LayerKind rotation_kind();

} // namespace pushforward

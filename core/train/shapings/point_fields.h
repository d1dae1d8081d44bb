// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/shapings/shaping.h"

namespace pushforward {

/// The kind with the fields of `shape_points` before its own.
ShapingKind with_point_fields(ShapingKind kind);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/registry.h"

namespace pushforward {

/// A radial flow (Rezende and Mohamed 2015): points move towards one centre or away from it. Closed
/// form both ways: the inverse is a quadratic in the distance from the centre.
LayerKind radial_kind();

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/registry.h"

namespace pushforward {

/// A Sylvester flow (van den Berg et al. 2018) with two units: in the plane its orthogonal matrix
/// is one angle. Closed form one way, two scalar roots the other.
LayerKind sylvester_kind();

} // namespace pushforward

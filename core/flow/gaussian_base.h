// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/base_distribution.h"

namespace pushforward {

/// The standard Gaussian of the plane.
BaseKind gaussian_base_kind();

} // namespace pushforward

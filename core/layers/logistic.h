// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/registry.h"

namespace pushforward {

/// A mixture of logistics for each coordinate (Ho et al. 2019).
LayerKind logistic_kind();

} // namespace pushforward

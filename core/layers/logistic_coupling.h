// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/layers/registry.h"

namespace pushforward {

/// Flow++'s coupling by a mixture of logistics (Ho, Chen, Srinivas, Duan and Abbeel 2019).
LayerKind logistic_coupling_kind();

} // namespace pushforward

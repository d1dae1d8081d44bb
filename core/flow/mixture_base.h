// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/base_distribution.h"

namespace pushforward {

/// A mixture of Gaussians whose weights, means and deviations are learned. Parameters of component
/// k at 5k or 4k: the logit of its weight, the mean, the logarithms of its deviations (one, or one
/// a coordinate).
BaseKind mixture_base_kind();

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/real.h"

namespace pushforward {

/// Mean NLL of `test`, nats per point in the units of the points, under the one full Gaussian that
/// fits `fit` best. Minus infinity where those lie on a line.
double one_gaussian_nll(const PointsView& fit, const PointsView& test);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/real.h"

namespace pushforward {

/// Mean NLL of `test`, in nats per point in the units of the points, under the single Gaussian
/// (with covariance) that fits `fit` best. Minus infinity if the points of `fit` lie on a line.
double one_gaussian_nll(const PointsView& fit, const PointsView& test);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/objectives/objective.h"

namespace pushforward {

/// Conditional flow matching (Lipman et al. 2023; Tong et al. 2024): the velocity of a stack of
/// continuous layers is fitted to that of straight lines from base points x₀ to data points x₁,
/// without solving anything. The stack of K layers shares one time s from 0 to 1: layer k carries
/// points while s is in [k/K, (k + 1)/K], in its own time from 0 to T, so that its velocity stands
/// for dx/ds = K T f. The loss is E |K T f(x_s) − (x₁ − x₀)|², x_s = (1 − s) x₀ + s x₁, in inside
/// units.
///
/// `pairing`: base and data points as they are drawn, or paired among `pairing_points` of a batch
/// at a time so that the sum of squared distances is least, which makes the lines cross less.
ObjectiveKind flow_matching_kind();

} // namespace pushforward

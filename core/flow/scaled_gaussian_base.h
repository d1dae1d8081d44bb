// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/base_distribution.h"

namespace pushforward {

/// A Gaussian with a learned mean and deviation for each coordinate. Parameters: μ₁, μ₂, log σ₁,
/// log σ₂; 0 at the start, which is the standard Gaussian.
BaseKind scaled_gaussian_base_kind();

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/autodiff/arena.h"
#include "core/math/real.h"

#include <span>

namespace pushforward {

/// What an operation makes of parameters alone, once for all the points of a pass, with the sums
/// that it gathers on the way. A tape keeps it and its memory from one pass to the next.
class Preparation {
public:
    virtual ~Preparation() = default;

    /// Adds to `gradient` what the sums of the pass amount to. Called once, when all its points
    /// have been pulled back. Memory from `scratch` is released at the end.
    virtual void add_gradient(std::span<const Real> parameters, std::span<Real> gradient,
                              Arena& scratch) = 0;
};

} // namespace pushforward

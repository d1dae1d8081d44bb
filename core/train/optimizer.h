// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/real.h"
#include "core/spec/kind.h"

namespace pushforward {

/// A rule that moves parameters against their gradient. Immutable; its memory is handed in.
class Optimizer {
public:
    virtual ~Optimizer() = default;

    /// Numbers of memory for each parameter; the memory is `slots()` × parameters, slot by slot,
    /// zero at the start.
    virtual Index slots() const = 0;

    /// One step. `step` counts from 1; `learning_rate` is the schedule's.
    virtual void apply(std::span<Real> parameters, std::span<const Real> gradient,
                       std::span<Real> memory, std::int64_t step, double learning_rate) const = 0;
};

using OptimizerKind = Kind<Optimizer>;

/// Every optimizer, Adam first. Each has the fields `learning_rate` and `clip` (largest gradient
/// norm; 0 for none) before its own.
std::span<const OptimizerKind> optimizer_kinds();

} // namespace pushforward

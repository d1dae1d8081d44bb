// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/real.h"
#include "core/spec/kind.h"

namespace pushforward {

/// A rule that moves parameters against their gradient. Immutable; its memory is handed in.
class Optimizer {
public:
    virtual ~Optimizer() = default;

    /// Numbers of memory for each parameter; the memory is `memory_slots()` × parameters, slot by
    /// slot, zero at the start.
    virtual Index memory_slots() const = 0;

    /// What a slot holds, told apart from the slots of other optimizers: where a run changes over
    /// to another optimizer, slots of the same name are handed on.
    virtual std::string slot_name(Index slot) const = 0;

    /// One step. `step` counts from 1; `learning_rate` is the schedule's.
    virtual void apply(std::span<Real> parameters, std::span<const Real> gradient,
                       std::span<Real> memory, std::int64_t step, double learning_rate) const = 0;

    /// True when other parameters than those of the training are shown.
    virtual bool averages() const { return false; }

    /// The parameters to evaluate, draw and report: those of the training, or their average.
    virtual void shown(std::span<const Real> parameters, std::span<const Real> memory,
                       std::span<Real> out) const;
};

using OptimizerKind = Kind<Optimizer>;

/// Every optimizer, Adam first. Each has the fields `learning_rate`, `clip` (largest gradient
/// norm; 0 for none) and `averaging` (of the parameters, see with_averaging) before its own.
std::span<const OptimizerKind> optimizer_kinds();

} // namespace pushforward

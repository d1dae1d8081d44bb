// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/spec/kind.h"

#include <cstdint>
#include <span>

namespace pushforward {

/// How the learning rate changes over a run: a factor for each step. Immutable; the memory of a
/// schedule that watches the loss is handed in.
class Schedule {
public:
    virtual ~Schedule() = default;

    /// Numbers of memory, all 0 at the start. They are saved with a run, so that it goes on as it
    /// would have.
    virtual std::size_t memory_size() const { return 0; }

    /// The factor for this step, 0 … steps − 1.
    virtual double factor(std::int64_t step, std::int64_t steps,
                          std::span<const double> memory) const = 0;

    /// Sees the loss of this step's minibatch, after the step.
    virtual void observe(std::int64_t /*step*/, double /*loss*/,
                         std::span<double> /*memory*/) const {}

    /// The loss from here on is not that of before: the flow or the objective was changed. The
    /// factor stays.
    virtual void forget_losses(std::span<double> /*memory*/) const {}
};

using ScheduleKind = Kind<Schedule>;

/// Every schedule, constant first. Each has the field `warm_up`: the steps over which the factor
/// first grows evenly from 0. Its own course begins after them.
std::span<const ScheduleKind> schedule_kinds();

} // namespace pushforward

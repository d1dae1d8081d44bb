// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/spec/kind.h"

#include <cstdint>

namespace pushforward {

/// How the learning rate changes over a run: a factor for each step.
class Schedule {
public:
    virtual ~Schedule() = default;

    /// The factor for this step, 0 … steps − 1.
    virtual double factor(std::int64_t step, std::int64_t steps) const = 0;
};

using ScheduleKind = Kind<Schedule>;

/// Every schedule, constant first. Each has the field `warm_up`: the steps over which the factor
/// first grows evenly from 0.
std::span<const ScheduleKind> schedule_kinds();

/// The factor with the warm-up of a validated schedule's spec taken into account.
double learning_rate_factor(const Spec& spec, const Schedule& schedule, std::int64_t step,
                            std::int64_t steps);

} // namespace pushforward

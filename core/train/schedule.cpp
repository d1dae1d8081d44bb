// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/schedule.h"

#include "core/train/constant_schedule.h"
#include "core/train/cosine_schedule.h"

#include <algorithm>

namespace pushforward {

namespace {

ScheduleKind with_warm_up(ScheduleKind kind) {
    kind.fields.push_back({"warm_up", "Warm-up", "steps",
                           "The learning rate first grows evenly from 0 over this many steps.",
                           IntField{0, 0, 100000}});
    return kind;
}

} // namespace

std::span<const ScheduleKind> schedule_kinds() {
    static const ScheduleKind kinds[] = {
        with_warm_up(constant_schedule_kind()),
        with_warm_up(cosine_schedule_kind()),
    };
    return kinds;
}

double learning_rate_factor(const Spec& spec, const Schedule& schedule, std::int64_t step,
                            std::int64_t steps) {
    const std::int64_t warm_up = spec.integer("warm_up");
    if (step < warm_up) return static_cast<double>(step + 1) / static_cast<double>(warm_up + 1);
    const std::int64_t rest = std::max<std::int64_t>(1, steps - warm_up);
    return schedule.factor(std::min(step - warm_up, rest - 1), rest);
}

} // namespace pushforward

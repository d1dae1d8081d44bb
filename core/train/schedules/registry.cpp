// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/schedules/schedule.h"
#include "core/train/schedules/warm_up.h"

namespace pushforward {

// Each in the file of its name.
ScheduleKind constant_schedule();
ScheduleKind cosine_schedule();
ScheduleKind step_schedule();
ScheduleKind one_cycle_schedule();
ScheduleKind plateau_schedule();

std::span<const ScheduleKind> schedule_kinds() {
    static const ScheduleKind kinds[] = {
        with_warm_up(constant_schedule()), with_warm_up(cosine_schedule()),
        with_warm_up(step_schedule()),     with_warm_up(one_cycle_schedule()),
        with_warm_up(plateau_schedule()),
    };
    return kinds;
}

} // namespace pushforward

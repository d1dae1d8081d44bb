// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/schedules/schedule.h"

#include "core/train/schedules/constant_schedule.h"
#include "core/train/schedules/cosine_schedule.h"
#include "core/train/schedules/one_cycle_schedule.h"
#include "core/train/schedules/plateau_schedule.h"
#include "core/train/schedules/step_schedule.h"
#include "core/train/schedules/warm_up.h"

namespace pushforward {

std::span<const ScheduleKind> schedule_kinds() {
    static const ScheduleKind kinds[] = {
        with_warm_up(constant_schedule_kind()), with_warm_up(cosine_schedule_kind()),
        with_warm_up(step_schedule_kind()),     with_warm_up(one_cycle_schedule_kind()),
        with_warm_up(plateau_schedule_kind()),
    };
    return kinds;
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/schedule.h"

#include "core/train/constant_schedule.h"
#include "core/train/cosine_schedule.h"
#include "core/train/one_cycle_schedule.h"
#include "core/train/plateau_schedule.h"
#include "core/train/step_schedule.h"
#include "core/train/warm_up.h"

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

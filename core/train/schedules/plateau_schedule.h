// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/schedules/schedule.h"

namespace pushforward {

ScheduleKind plateau_schedule_kind();

} // namespace pushforward

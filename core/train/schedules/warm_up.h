// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/schedules/schedule.h"

namespace pushforward {

/// The schedule with the field `warm_up`, n: the factor of the steps 0 … n − 1 is (step + 1) / (n +
/// 1); then follows the schedule itself, as of a run that is n steps shorter.
ScheduleKind with_warm_up(ScheduleKind kind);

} // namespace pushforward

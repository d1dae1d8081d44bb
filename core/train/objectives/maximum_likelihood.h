// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/objectives/objective.h"

namespace pushforward {

ObjectiveKind maximum_likelihood_kind();

} // namespace pushforward

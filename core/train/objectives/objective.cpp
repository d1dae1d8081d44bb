// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/objectives/objective.h"

namespace pushforward {

Objective::FitsTo fits_to(const ObjectiveKind& kind) {
    return kind.make(initial_spec(kind))->fits_to();
}

} // namespace pushforward

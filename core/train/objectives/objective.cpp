// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/objectives/objective.h"

namespace pushforward {

Objective::Source source_of(const ObjectiveKind& kind) {
    return kind.make(initial_spec(kind))->source();
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/objectives/objective.h"

namespace pushforward {

// Each in the file of its name.
ObjectiveKind maximum_likelihood();
ObjectiveKind flow_matching();
ObjectiveKind reverse_kl();

std::span<const ObjectiveKind> objective_kinds() {
    static const ObjectiveKind kinds[] = {
        maximum_likelihood(),
        flow_matching(),
        reverse_kl(),
    };
    return kinds;
}

} // namespace pushforward

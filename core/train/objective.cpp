// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/objective.h"

#include "core/train/maximum_likelihood.h"

namespace pushforward {

std::span<const ObjectiveKind> objective_kinds() {
    static const ObjectiveKind kinds[] = {
        maximum_likelihood_kind(),
    };
    return kinds;
}

} // namespace pushforward

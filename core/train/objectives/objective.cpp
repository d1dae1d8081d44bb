// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/objectives/objective.h"

#include "core/train/objectives/flow_matching.h"
#include "core/train/objectives/maximum_likelihood.h"
#include "core/train/objectives/reverse_kl.h"

namespace pushforward {

std::span<const ObjectiveKind> objective_kinds() {
    static const ObjectiveKind kinds[] = {
        maximum_likelihood_kind(),
        flow_matching_kind(),
        reverse_kl_kind(),
    };
    return kinds;
}

Objective::Source source_of(const ObjectiveKind& kind) {
    return kind.make(initial_spec(kind))->source();
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/optimizer.h"

#include "core/train/adam.h"

namespace pushforward {

namespace {

OptimizerKind with_common_fields(OptimizerKind kind) {
    kind.fields.insert(
        kind.fields.begin(),
        {{"learning_rate", "Learning rate", "",
          "How far a step goes, before the schedule's factor.", RealField{1e-3, 1e-6, 1, true}},
         {"clip", "Largest gradient", "",
          "A gradient whose norm is larger is scaled down to it; 0 leaves every gradient as it is.",
          RealField{10, 0, 1000}}});
    return kind;
}

} // namespace

std::span<const OptimizerKind> optimizer_kinds() {
    static const OptimizerKind kinds[] = {
        with_common_fields(adam_kind()),
    };
    return kinds;
}

} // namespace pushforward

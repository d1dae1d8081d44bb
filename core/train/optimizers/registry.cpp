// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/optimizers/averaging.h"
#include "core/train/optimizers/optimizer.h"

namespace pushforward {

// Each in the file of its name.
OptimizerKind adam();
OptimizerKind adamw();
OptimizerKind rmsprop();
OptimizerKind sgd();

namespace {

OptimizerKind with_common_fields(OptimizerKind kind) {
    kind = with_averaging(std::move(kind));
    kind.fields.insert(
        kind.fields.begin(),
        {{"learning_rate", "Learning rate", "",
          "How far a step goes, before the schedule's factor.", RealField{1e-3, 1e-6, 1, true}},
         {"clip", "Largest gradient", "",
          "A gradient whose norm is larger is scaled down to it; 0 leaves every gradient as it is.",
          RealField{10, 0, 1000}, "none"}});
    return kind;
}

} // namespace

std::span<const OptimizerKind> optimizer_kinds() {
    static const OptimizerKind kinds[] = {
        with_common_fields(adam()),
        with_common_fields(adamw()),
        with_common_fields(rmsprop()),
        with_common_fields(sgd()),
    };
    return kinds;
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/optimizers/optimizer.h"

#include "core/train/optimizers/adam.h"
#include "core/train/optimizers/adamw.h"
#include "core/train/optimizers/averaging.h"
#include "core/train/optimizers/rmsprop.h"
#include "core/train/optimizers/sgd.h"

#include <algorithm>

namespace pushforward {

namespace {

OptimizerKind with_common_fields(OptimizerKind kind) {
    kind = with_averaging(std::move(kind));
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

void Optimizer::shown(std::span<const Real> parameters, std::span<const Real>,
                      std::span<Real> out) const {
    std::ranges::copy(parameters, out.begin());
}

std::span<const OptimizerKind> optimizer_kinds() {
    static const OptimizerKind kinds[] = {
        with_common_fields(adam_kind()),
        with_common_fields(adamw_kind()),
        with_common_fields(rmsprop_kind()),
        with_common_fields(sgd_kind()),
    };
    return kinds;
}

} // namespace pushforward

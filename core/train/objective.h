// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/flow.h"
#include "core/spec/kind.h"

namespace pushforward {

/// What training lowers.
class Objective {
public:
    virtual ~Objective() = default;

    /// The loss on a batch of inside points, nats in data units, and its gradient by the
    /// parameters, written to `gradient`. What is not finite is returned as it is.
    virtual double loss_and_gradient(const Flow& flow, Tape& tape, std::span<const Real> parameters,
                                     const Batch& x, std::span<Real> gradient) const = 0;
};

using ObjectiveKind = Kind<Objective>;

/// Every objective, maximum likelihood first.
std::span<const ObjectiveKind> objective_kinds();

} // namespace pushforward

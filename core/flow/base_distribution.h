// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/transform.h"
#include "core/spec/kind.h"

namespace pushforward {

/// Where the points of a flow come from, before its layers: a density of the plane, normalised
/// exactly. Immutable; parameters are handed in.
class BaseDistribution {
public:
    virtual ~BaseDistribution() = default;

    virtual Index parameter_count() const = 0;
    virtual void initialise(std::span<Real> parameters, Random& random) const = 0;

    /// log p(z), 1 × points, nats.
    virtual Var log_prob(Tape& tape, Params params, Plane z) const = 0;

    /// A point of exactly this density; the same random state gives the same point.
    virtual Eigen::Array2d draw(std::span<const Real> parameters, Random& random) const = 0;
};

using BaseKind = Kind<BaseDistribution>;

/// Every base distribution, the standard Gaussian first.
std::span<const BaseKind> base_kinds();

} // namespace pushforward

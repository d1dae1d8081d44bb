// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/random.h"
#include "core/math/real.h"
#include "core/spec/kind.h"

#include <optional>

namespace pushforward {

/// A distribution on the plane that can be sampled. If it has a density, the density is known.
class Dataset {
public:
    virtual ~Dataset() = default;

    /// One point, in data units. The same seed gives the same points on every machine, except for
    /// the last bits of sin, cos, exp and log, which depend on the C library: the tests check a sum
    /// of 1,000 coordinates to 1e-9.
    virtual Eigen::Array2d draw(Random& random) const = 0;

    /// log p(x) in nats, exact; nothing if the set has no density on the plane.
    virtual std::optional<double> log_density(const Eigen::Array2d& x) const = 0;

    /// The entropy in nats, the floor of every NLL. Taken from a table if the fields have their
    /// initial values, otherwise computed by quadrature; nothing if the set has no density.
    virtual std::optional<double> entropy() const = 0;

    bool has_density() const { return log_density(Eigen::Array2d::Zero()).has_value(); }

    /// 2 × count independent draws.
    Points sample(Index count, Random& random) const;
};

using DatasetKind = Kind<Dataset>;

/// Every data set, in the order of the gallery.
std::span<const DatasetKind> dataset_kinds();

} // namespace pushforward

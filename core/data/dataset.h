// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/random.h"
#include "core/math/real.h"
#include "core/spec/kind.h"

#include <optional>

namespace pushforward {

/// A distribution on the plane that can be drawn from, and whose density is known where it has one.
class Dataset {
public:
    virtual ~Dataset() = default;

    /// One point, in data units. The same seed gives the same points on every machine, but for the
    /// last bits of sin, cos, exp and log, which are those of the machine's C library: the tests
    /// hold a sum of 1,000 coordinates to 1e-9.
    virtual Eigen::Array2d draw(Random& random) const = 0;

    /// log p(x) in nats, exact; nothing where the set has no density on the plane.
    virtual std::optional<double> log_density(const Eigen::Array2d& x) const = 0;

    /// The entropy in nats: the floor of every NLL. From a table where the fields are at their
    /// initial values, by quadrature elsewhere; nothing where the set has no density.
    virtual std::optional<double> entropy() const = 0;

    bool has_density() const { return log_density(Eigen::Array2d::Zero()).has_value(); }

    /// 2 × count independent draws.
    Points sample(Index count, Random& random) const;
};

using DatasetKind = Kind<Dataset>;

/// Every data set, in the order of the gallery.
std::span<const DatasetKind> dataset_kinds();

} // namespace pushforward

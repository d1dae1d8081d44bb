// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/picture/moment.h"

#include <vector>

namespace pushforward {

/// What a flow makes of one point. log_p = log_base + Σₖ added[k] + units, in nats.
struct Probe {
    Eigen::Array2d base;              ///< z, in the base's own coordinates
    std::vector<Eigen::Array2d> path; ///< behind 0, 1, …, all layers, in the units of the data
    double log_p = 0;                 ///< of the point, at the moment's position
    double log_base = 0;              ///< of z, under the base distribution
    /// By the layers up to the moment's position, the last of them in part: −log |det| of their
    /// maps base → data.
    std::vector<double> added;
    double units = 0;  ///< by the map to the units of the data
    double denser = 0; ///< the share of the base's mass that is denser than z, to about 0.5 %
};

/// log p of draws of a snapshot's base distribution, sorted: what `denser` is read from. One serves
/// all probes of a snapshot.
class BaseRanks {
public:
    explicit BaseRanks(const Snapshot& snapshot);

    double share_above(double log_base) const;

private:
    std::vector<double> sorted_;
};

/// At the moment's position, for a point in the units of the data. Empty where the position has no
/// exact way. The moment has a snapshot.
std::optional<Probe> probe(const Moment& moment, const Eigen::Array2d& point,
                           const BaseRanks& ranks);

/// Where a point of the moment's position is at another one. Empty where the moment's position has
/// no exact way.
std::optional<Eigen::Array2d> moved_point(const Moment& moment, const Eigen::Array2d& point,
                                          const Position& to);

} // namespace pushforward

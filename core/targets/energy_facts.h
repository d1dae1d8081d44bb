// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/standardisation.h"

namespace pushforward {

/// Integrals of p over the plane.
struct EnergyFacts {
    double log_normaliser = 0;      ///< log Z = log ∫ exp(−U), nats
    Eigen::Array2d mean, deviation; ///< of each coordinate
    double covariance = 0;          ///< from `facts_with_covariance`
};

/// Inside coordinates for a flow on this density: mean 0 and deviation 1 in each coordinate, as
/// data are standardised.
Standardisation standardisation_of(const EnergyFacts& facts);

} // namespace pushforward

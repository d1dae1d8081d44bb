// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"

#include <vector>

namespace pushforward {

/// Circles around the origin with Gaussian noise; all circles are equally likely.
class Concentric : public Dataset {
public:
    /// With `known_entropy` no quadrature is needed.
    Concentric(std::vector<double> radii, double sigma, std::optional<double> known_entropy);

    Eigen::Array2d draw(Random& random) const override;

    /// (1/n) Σᵢ exp(−(r² + Rᵢ²) / 2σ²) I₀(r Rᵢ / σ²) / 2πσ²
    std::optional<double> log_density(const Eigen::Array2d& x) const override;
    std::optional<double> entropy() const override;

private:
    double log_density_at_radius(double r) const;

    std::vector<double> radii_;
    double sigma_;
    std::optional<double> known_entropy_;
};

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"

namespace pushforward {

/// side × side equal Gaussians at the points of a square lattice around the origin, which may be
/// rotated. Along the lattice's own axes the density is a product, so the entropy is a sum of two
/// one-dimensional integrals.
class GaussianLattice : public Dataset {
public:
    /// `angle`: direction of the lattice's first axis, in radians.
    GaussianLattice(std::int64_t side, double spacing, double sigma, double angle);

    Eigen::Array2d draw(Random& random) const override;
    std::optional<double> log_density(const Eigen::Array2d& x) const override;
    std::optional<double> entropy() const override;

private:
    double place(double index) const { return (index - last_ / 2) * spacing_; }
    double log_density_along(double t) const; ///< of one coordinate along the lattice's own axes

    std::int64_t side_;
    double last_; ///< index of the last in a row
    double spacing_, sigma_, cosine_, sine_;
};

} // namespace pushforward

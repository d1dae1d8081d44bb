// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/data/smeared_points.h"

#include <functional>

namespace pushforward {

/// A piece of a curve. Its share of the mass is spread evenly over the curve's parameter.
struct CurvePiece {
    std::function<Eigen::Array2d(double)> place;
    double from = 0, to = 1;
    double share = 1; ///< the shares of all pieces add up to 1
};

/// Quadrature points along the pieces, dense enough for noise of standard deviation sigma.
WeightedPoints points_along(const std::vector<CurvePiece>& pieces, double sigma);

/// A random point on the pieces, without noise.
Eigen::Array2d draw_along(const std::vector<CurvePiece>& pieces, Random& random);

/// Pieces of curves with Gaussian noise in both coordinates.
class CurveMixture : public Dataset {
public:
    /// With `known_entropy` no quadrature is needed.
    CurveMixture(std::vector<CurvePiece> pieces, double sigma, std::optional<double> known_entropy);

    Eigen::Array2d draw(Random& random) const override;
    std::optional<double> log_density(const Eigen::Array2d& x) const override;
    std::optional<double> entropy() const override;

private:
    std::vector<CurvePiece> pieces_;
    double sigma_;
    std::optional<double> known_entropy_;
    SmearedPoints density_;
};

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/data/smeared_points.h"

#include <functional>

namespace pushforward {

/// A piece of a curve, over whose parameter a share of the mass is spread evenly.
struct CurvePiece {
    std::function<Eigen::Array2d(double)> place;
    double from = 0, to = 1;
    double share = 1; ///< those of all pieces add up to 1
};

/// The points of a quadrature along the pieces, for noise of deviation sigma.
WeightedPoints points_along(const std::vector<CurvePiece>& pieces, double sigma);

/// A point of the pieces, without noise.
Eigen::Array2d draw_along(const std::vector<CurvePiece>& pieces, Random& random);

/// Pieces of curves with Gaussian noise in both coordinates.
class CurveMixture : public Dataset {
public:
    /// `known_entropy` saves the quadrature.
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

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/real.h"

namespace pushforward {

/// The fixed affine map between the points inside, u, and the data as loaded, x:
///
///     x₁ = mean₁ + scale₁ u₁,   x₂ = mean₂ + shear u₁ + scale₂ u₂.
///
/// Its log-determinant is part of every reported NLL. Without a shear each coordinate has mean 0
/// and deviation 1 inside; with the right one, they are uncorrelated too.
struct Standardisation {
    Eigen::Array2d mean = Eigen::Array2d::Zero();
    Eigen::Array2d scale = Eigen::Array2d::Ones(); ///< greater than 0
    double shear = 0;

    /// Mean 0 and deviation 1 a coordinate; scale is 1 where a coordinate is constant.
    static Standardisation from(const PointsView& points);

    /// Mean 0 and the identity as covariance, by Cholesky's triangle. Throws Error when the points
    /// lie on a line.
    static Standardisation whitening(const PointsView& points);
    static Standardisation whitening(const Eigen::Array2d& mean, const Eigen::Array2d& deviation,
                                     double covariance);

    Batch to_inside(const PointsView& data) const;
    Points to_data(const Batch& inside) const;
    Eigen::Array2d point_to_inside(const Eigen::Array2d& x) const;

    /// Standard deviations of the data's coordinates when those inside have 1 and are uncorrelated.
    Eigen::Array2d deviation() const;

    /// log |det ∂inside/∂data|, nats: to be added to an inside log-density.
    double log_abs_det() const;

    bool operator==(const Standardisation& other) const {
        return (mean == other.mean).all() && (scale == other.scale).all() && shear == other.shear;
    }
};

/// Equal, apart from what another processor or library rounds differently.
bool alike(const Standardisation& a, const Standardisation& b);

} // namespace pushforward

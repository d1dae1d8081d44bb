// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/real.h"

namespace pushforward {

/// The fixed affine map between the points inside (mean 0, deviation 1 a coordinate) and the data
/// as loaded: x_data = mean + scale ⊙ x_inside. Its log-determinant is part of every reported NLL.
struct Standardisation {
    Eigen::Array2d mean = Eigen::Array2d::Zero();
    Eigen::Array2d scale = Eigen::Array2d::Ones();

    static Standardisation
    from(const Points& points); ///< scale is 1 where a coordinate is constant

    Batch to_inside(const Points& data) const;
    Points to_data(const Batch& inside) const;

    /// log |det ∂inside/∂data|, nats: to be added to an inside log-density.
    double log_abs_det() const;

    bool operator==(const Standardisation& other) const {
        return (mean == other.mean).all() && (scale == other.scale).all();
    }
};

} // namespace pushforward

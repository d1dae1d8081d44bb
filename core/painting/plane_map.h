// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/real.h"

#include <vector>

namespace pushforward {

/// An affine map of the plane: x ↦ matrix · x + shift.
struct PlaneMap {
    Eigen::Matrix2d matrix = Eigen::Matrix2d::Identity();
    Eigen::Vector2d shift = Eigen::Vector2d::Zero();

    Eigen::Array2d operator()(const Eigen::Array2d& x) const {
        return (matrix * x.matrix() + shift).array();
    }
    Points operator()(const Points& points) const;

    static PlaneMap about(const Eigen::Array2d& centre, const Eigen::Matrix2d& matrix);

    /// The same map for coordinates that are multiplied by `unit`.
    PlaneMap scaled(const Eigen::Array2d& unit) const;
};

/// All maps of a symmetry about a centre, the identity first: `mirrors` is 0, 1 (left and right) or
/// 2 (also up and down); rotations are by multiples of 1/turns of a full turn.
std::vector<PlaneMap> symmetry_maps(const Eigen::Array2d& centre, int mirrors, int turns);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/random.h"
#include "core/painting/painting.h"

#include <vector>

namespace pushforward {

// Points for the paint tools. All lengths are in data units.

/// Corners in sequence.
using Outline = std::vector<Eigen::Array2d>;

enum class Spread {
    gaussian, ///< standard deviation: half the radius
    uniform,  ///< uniform over the disc
};

Points sprayed(const Eigen::Array2d& middle, double radius, Spread spread, Index count,
               Random& random);

/// Points evenly along lines, with Gaussian noise of deviation `spread`. None if the lines have no
/// length.
Points along(const std::vector<Outline>& lines, double spread, Index count, Random& random);

/// Points evenly over the area inside closed outlines (even-odd rule), with Gaussian noise of
/// deviation `spread`. None if the area is too small.
Points inside(const std::vector<Outline>& outlines, double spread, Index count, Random& random);

/// True if the point lies inside the closed outlines, by the even-odd rule.
bool encloses(const std::vector<Outline>& outlines, const Eigen::Array2d& point);

Outline ellipse_outline(const Eigen::Array2d& corner, const Eigen::Array2d& opposite);
Outline rectangle_outline(const Eigen::Array2d& corner, const Eigen::Array2d& opposite);

Box box_of(const std::vector<Outline>& outlines);

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

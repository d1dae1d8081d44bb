// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/random.h"
#include "core/painting/painting.h"

#include <vector>

namespace pushforward {

// Points for the tools of a painter. All lengths are in data units.

/// Corners, one after another.
using Outline = std::vector<Eigen::Array2d>;

enum class Spread {
    gaussian, ///< deviation half the radius
    uniform,  ///< over the disc
};

Points sprayed(const Eigen::Array2d& middle, double radius, Spread spread, Index count,
               Random& random);

/// Evenly along lines, with a Gaussian deviation of `spread` about them. Nothing where they have no
/// length.
Points along(const std::vector<Outline>& lines, double spread, Index count, Random& random);

/// Evenly over what closed outlines enclose (where a ray crosses them an odd number of times), with
/// a Gaussian deviation of `spread`. Nothing where they enclose too little to be found.
Points inside(const std::vector<Outline>& outlines, double spread, Index count, Random& random);

/// Whether the outlines, closed, go round the point an odd number of times.
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

    /// What the map does to coordinates that are `unit` times those that it is told in.
    PlaneMap scaled(const Eigen::Array2d& unit) const;
};

/// All maps of a symmetry about a centre, the identity first: `mirrors` 0, 1 (left and right) or 2
/// (and up and down), and rotations by 1/turns of a full turn.
std::vector<PlaneMap> symmetry_maps(const Eigen::Array2d& centre, int mirrors, int turns);

} // namespace pushforward

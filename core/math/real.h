// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

#include <span>

namespace pushforward {

/// The number that flows compute with: float in the program; core's tests compile core a second
/// time with PUSHFORWARD_DOUBLE and hold the laws in double.
#ifdef PUSHFORWARD_DOUBLE
using Real = double;
#else
using Real = float;
#endif

using Index = Eigen::Index;

/// Points of the plane: 2 × n, one row per coordinate. In the units of the data as loaded, always
/// double, so that large offsets (time stamps, coordinates on a map) lose nothing.
using Points = Eigen::Array<double, 2, Eigen::Dynamic, Eigen::RowMajor>;

/// A view of points, or of some of their columns.
using PointsView = Eigen::Ref<const Points, 0, Eigen::OuterStride<>>;

/// Points inside the program, standardised: 2 × n.
using Batch = Eigen::Array<Real, 2, Eigen::Dynamic, Eigen::RowMajor>;

} // namespace pushforward

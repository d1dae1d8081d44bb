// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/painting/painting.h"

#include <vector>

namespace pushforward {

/// Corners in sequence.
using Outline = std::vector<Eigen::Array2d>;

/// True if the point lies inside the closed outlines, by the even-odd rule.
bool encloses(const std::vector<Outline>& outlines, const Eigen::Array2d& point);

Outline ellipse_outline(const Eigen::Array2d& corner, const Eigen::Array2d& opposite);
Outline rectangle_outline(const Eigen::Array2d& corner, const Eigen::Array2d& opposite);

Box box_of(const std::vector<Outline>& outlines);

} // namespace pushforward

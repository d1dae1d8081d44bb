// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/transform.h"

#include <Eigen/Dense>

namespace pushforward {

/// x = A·z + b with these numbers, det A ≠ 0, whatever parameters it is handed; it says that it has
/// `parameter_count` of them, to stand where another map stood.
std::unique_ptr<const Transform> fixed_affine(const Eigen::Matrix2d& matrix,
                                              const Eigen::Vector2d& shift, Index parameter_count);

} // namespace pushforward

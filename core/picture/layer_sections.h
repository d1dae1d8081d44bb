// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/snapshot.h"

#include <array>
#include <vector>

namespace pushforward {

/// What one layer does along two lines through a point, in standardised coordinates: along the
/// first z₁ varies and z₂ stays, along the second z₂ varies. Where a layer keeps z₁ and moves z₂ by
/// z₂·exp s(z₁) + t(z₁), log |det| along z₁ is s itself, and x₂ along z₂ the line that s and t
/// make.
struct LayerSections {
    struct Curves {
        std::vector<double> first, second, log_det; ///< x₁, x₂ and log |det| of base → data
    };
    std::vector<double> at;      ///< the coordinate that varies, for all curves
    std::array<Curves, 2> along; ///< z₁, z₂
    Eigen::Array2d point, image; ///< where the lines cross, and what the layer makes of it
    double log_det = 0;          ///< there, nats
    Eigen::Matrix2d jacobian;    ///< ∂x/∂z there, by central differences
};

/// Of a layer of the snapshot's flow, about a point on its base side, from −reach to reach.
LayerSections layer_sections(const Snapshot& snapshot, Index layer, const Eigen::Array2d& point,
                             double reach = 3);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/real.h"

#include <functional>
#include <vector>

namespace pushforward {

/// Points of the plane that carry mass. Together they are the sum that stands for an integral along
/// curves, or the centres of a mixture.
class WeightedPoints {
public:
    void add(const Eigen::Array2d& point, double weight);

    /// The points of a quadrature along a curve, eight in each length of `spacing`, where `mass` is
    /// the mass per unit of the parameter.
    void add_curve(const std::function<Eigen::Array2d(double)>& curve, double from, double to,
                   const std::function<double(double)>& mass, double spacing);

    std::vector<double> first, second, weight;
};

} // namespace pushforward

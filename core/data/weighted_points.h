// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/real.h"

#include <functional>
#include <vector>

namespace pushforward {

/// Points of the plane with weights: a quadrature along curves, or the centres of a mixture.
class WeightedPoints {
public:
    void add(const Eigen::Array2d& point, double weight);

    /// Adds quadrature points along a curve, eight per length of `spacing`, where `mass` is the
    /// mass per unit of the curve's parameter.
    void add_curve(const std::function<Eigen::Array2d(double)>& curve, double from, double to,
                   const std::function<double(double)>& mass, double spacing);

    std::vector<double> first, second, weight;
};

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"

#include <functional>

namespace pushforward {

/// Points exactly on the graph of a function: x₁ ~ U(−width/2, width/2), x₂ = curve(x₁). The set
/// has no density on the plane, so there is no best likelihood.
class BareCurve : public Dataset {
public:
    BareCurve(std::function<double(double)> curve, double width);

    Eigen::Array2d draw(Random& random) const override;
    std::optional<double> log_density(const Eigen::Array2d& x) const override;
    std::optional<double> entropy() const override;

private:
    std::function<double(double)> curve_;
    double width_;
};

/// The warning to show for such a set.
std::string bare_curve_caution();

/// Its fields, after those of its curve.
std::vector<Field> bare_curve_fields(std::vector<Field> curve);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/bare_curve.h"

#include "core/data/common_fields.h"

namespace pushforward {

BareCurve::BareCurve(std::function<double(double)> curve, double width)
    : curve_(std::move(curve)), width_(width) {}

Eigen::Array2d BareCurve::draw(Random& random) const {
    const double along = random.uniform(-width_ / 2, width_ / 2);
    return {along, curve_(along)};
}

std::optional<double> BareCurve::log_density(const Eigen::Array2d&) const { return std::nullopt; }

std::optional<double> BareCurve::entropy() const { return std::nullopt; }

std::string bare_curve_caution() {
    return "These points lie on a curve. They have no density on the plane, so the NLL has no "
           "floor and falls without end.";
}

std::vector<Field> bare_curve_fields(std::vector<Field> curve) {
    curve.push_back({"width", "Width", "", "Length of the interval that x₁ is drawn from.",
                     RealField{5, 0.5, 20, false}});
    return with_common_fields(std::move(curve));
}

} // namespace pushforward

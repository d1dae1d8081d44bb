// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/common_fields.h"
#include "core/math/bessel.h"

#include <cmath>
#include <limits>
#include <numbers>

namespace pushforward {

namespace {

using std::numbers::pi;

/// A Gaussian height and an angle in [−π, π) of von Mises's density exp(κ cos φ) / 2π I₀(κ).
class Cylinder : public Dataset {
public:
    Cylinder(double spread, double concentration)
        : spread_(spread),
          concentration_(concentration),
          constant_(std::log(spread) + 1.5 * std::log(2 * pi) +
                    log_bessel_i0_scaled(concentration)) {}

    Eigen::Array2d draw(Random& random) const override {
        const double height = spread_ * random.normal();
        return {height, draw_angle(random)};
    }

    std::optional<double> log_density(const Eigen::Array2d& x) const override {
        if (!(x[1] >= -pi && x[1] < pi)) return -std::numeric_limits<double>::infinity();
        const double height = x[0] / spread_;
        return -0.5 * height * height + concentration_ * (std::cos(x[1]) - 1) - constant_;
    }

    std::optional<double> entropy() const override {
        const double mean_cosine = concentration_ * bessel_i1_over_k_i0(concentration_);
        return 0.5 + constant_ + concentration_ * (1 - mean_cosine);
    }

private:
    /// Best and Fisher 1979: rejection from a wrapped Cauchy density.
    double draw_angle(Random& random) const {
        const double tau = 1 + std::sqrt(1 + 4 * concentration_ * concentration_);
        const double rho = (tau - std::sqrt(2 * tau)) / (2 * concentration_);
        const double r = (1 + rho * rho) / (2 * rho);
        for (;;) {
            const double z = std::cos(pi * random.uniform());
            const double cosine = (1 + r * z) / (r + z);
            const double c = concentration_ * (r - cosine);
            if (std::log(c / (1 - random.uniform())) + 1 < c) continue;
            const double angle = std::acos(std::clamp(cosine, -1.0, 1.0));
            return random.coin() && angle < pi ? angle : -angle;
        }
    }

    double spread_, concentration_, constant_;
};

} // namespace

DatasetKind cylinder() {
    return {{.key = "cylinder",
             .title = "Cylinder",
             .summary =
                 "A cylinder cut open and laid flat. The second coordinate is an angle, whose "
                 "two ends are the same place; a flow on the plane does not know this.",
             .formula = "x₁ ~ N(0, spread²),  x₂ ~ vonMises(0, concentration) in [−π, π)",
             .reference = "Best and Fisher 1979, Efficient Simulation of the von Mises "
                          "Distribution, draw the angle",
             .fields = with_common_fields(
                 {{"spread", "Spread", "", "Standard deviation of the height.",
                   RealField{1, 0.1, 5, true}},
                  {"concentration", "Concentration", "", "How narrowly the angle lies about 0.",
                   RealField{1, 0.05, 50, true}}}),
             .group = "Edges"},
            [](const Spec& spec) {
                return std::make_unique<Cylinder>(spec.real("spread"), spec.real("concentration"));
            }};
}

} // namespace pushforward

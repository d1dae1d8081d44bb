// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/common_fields.h"

#include <cmath>
#include <numbers>

namespace pushforward {

namespace {

/// x₂ ~ N(0, spread²), x₁ given x₂ ~ N(bend · x₂², noise²).
class BentGaussian : public Dataset {
public:
    BentGaussian(double spread, double bend, double noise)
        : spread_(spread), bend_(bend), noise_(noise) {}

    Eigen::Array2d draw(Random& random) const override {
        const double second = spread_ * random.normal();
        return {bend_ * second * second + noise_ * random.normal(), second};
    }

    std::optional<double> log_density(const Eigen::Array2d& x) const override {
        const double second = x[1] / spread_, first = (x[0] - bend_ * x[1] * x[1]) / noise_;
        return -(first * first + second * second) / 2 - log_volume();
    }

    std::optional<double> entropy() const override { return 1 + log_volume(); }

private:
    double log_volume() const { return std::log(2 * std::numbers::pi * spread_ * noise_); }

    double spread_, bend_, noise_;
};

std::unique_ptr<const Dataset> make(const Spec& spec) {
    return std::make_unique<BentGaussian>(spec.real("spread"), spec.real("bend"),
                                          spec.real("noise"));
}

} // namespace

DatasetKind bent_gaussian() {
    return {{.key = "banana",
             .title = "Banana",
             .summary = "A bent blob: given the second coordinate, the first is a Gaussian, and "
                        "not the other way round, so that the order of a layer's coordinates "
                        "matters.",
             .formula = "x₂ ~ N(0, spread²),  x₁ ~ N(bend · x₂², noise²)",
             .reference = "Papamakarios, Pavlakou and Murray 2017, Masked Autoregressive Flow for "
                          "Density Estimation, Figure 1",
             .fields = with_common_fields(
                 {{"spread", "Spread", "", "Standard deviation of the second coordinate.",
                   RealField{2, 0.2, 5, true}},
                  {"bend", "Bend", "", "How strongly the first coordinate follows the square.",
                   RealField{0.25, 0, 2, false}},
                  noise_field(1, 0.05, 3, "Standard deviation of the first coordinate about it.")}),
             .group = {}},
            make};
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/common_fields.h"
#include "core/data/smeared_points.h"

#include <cmath>
#include <numbers>

namespace pushforward {

namespace {

using std::numbers::pi;

constexpr double moons_noise = 0.1, moons_scale = 2;

Eigen::Array2d upper_moon(double angle) {
    return {moons_scale * std::cos(angle) - 1, moons_scale * std::sin(angle) - 0.2};
}

Eigen::Array2d lower_moon(double angle) {
    return {moons_scale * (1 - std::cos(angle)) - 1, moons_scale * (0.5 - std::sin(angle)) - 0.2};
}

WeightedPoints both_moons(double spacing) {
    WeightedPoints points;
    const auto mass = [](double) { return 0.5 / pi; };
    points.add_curve(upper_moon, 0, pi, mass, spacing);
    points.add_curve(lower_moon, 0, pi, mass, spacing);
    return points;
}

class Moons : public Dataset {
public:
    explicit Moons(double noise)
        : noise_(noise), density_(both_moons(moons_scale * noise), moons_scale * noise) {}

    Eigen::Array2d draw(Random& random) const override {
        const bool upper = random.coin();
        const double angle = random.uniform(0, pi);
        return (upper ? upper_moon(angle) : lower_moon(angle)) +
               gaussian_noise(random, moons_scale * noise_);
    }

    std::optional<double> log_density(const Eigen::Array2d& x) const override {
        return density_.log_density(x);
    }

    std::optional<double> entropy() const override {
        return noise_ == moons_noise ? 2.393879196 : density_.entropy();
    }

private:
    double noise_;
    SmearedPoints density_;
};

} // namespace

DatasetKind moons() {
    return {
        {.key = "moons",
         .title = "Moons",
         .summary = "Two half circles that reach into each other: the first thing every flow is "
                    "tried on.",
         .formula = "x = 2 ((cos θ, sin θ) or (1 − cos θ, ½ − sin θ)) − (1, 0.2) + 2 noise · ξ,  "
                    "θ ~ U(0, π),  ξ ~ N(0, I)",
         .reference = ffjord_reference("scikit-learn's make_moons"),
         .fields = with_common_fields({noise_field(
             moons_noise, 0.01, 1, "Standard deviation of the noise, over the radius of a moon.")}),
         .group = "Curves"},
        [](const Spec& spec) { return std::make_unique<Moons>(spec.real("noise")); }};
}

} // namespace pushforward

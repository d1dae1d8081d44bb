// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/common_fields.h"
#include "core/data/smeared_points.h"
#include "core/math/log_sum.h"

#include <cmath>
#include <numbers>

namespace pushforward {

namespace {

constexpr double two_spirals_turns = 1.5, initial_thickness = 0.5, two_spirals_noise = 0.1;
constexpr double two_spirals_shrink = 3;

Eigen::Array2d spiral(double t) {
    return {-t * std::cos(t) / two_spirals_shrink, t * std::sin(t) / two_spirals_shrink};
}

class TwoSpirals : public Dataset {
public:
    TwoSpirals(double turns, double thickness, double noise)
        : turns_(turns),
          thickness_(thickness),
          noise_(noise),
          end_(2 * std::numbers::pi * turns),
          arm_(points(), noise, thickness / two_spirals_shrink) {}

    Eigen::Array2d draw(Random& random) const override {
        const bool first = random.coin();
        const double t = end_ * std::sqrt(random.uniform());
        const double right = random.uniform(0, thickness_ / two_spirals_shrink);
        const double up = random.uniform(0, thickness_ / two_spirals_shrink);
        const Eigen::Array2d point = spiral(t) + Eigen::Array2d(right, up);
        return (first ? point : (-point).eval()) + gaussian_noise(random, noise_);
    }

    std::optional<double> log_density(const Eigen::Array2d& x) const override {
        return of_both_arms(x, arm_.log_density(x));
    }

    std::optional<double> entropy() const override {
        const bool initial = turns_ == two_spirals_turns && thickness_ == initial_thickness &&
                             noise_ == two_spirals_noise;
        if (initial) return 2.645450284;
        // The arms are each other's point reflection, so that the mean over one is that over both.
        return arm_.mean(
            [this](const Eigen::Array2d& x, double log_arm) { return -of_both_arms(x, log_arm); });
    }

private:
    WeightedPoints points() const {
        WeightedPoints result;
        const double area = end_ * end_ / 2;
        result.add_curve(
            spiral, 0, end_, [area](double t) { return t / area; }, 2 * noise_);
        return result;
    }

    double of_both_arms(const Eigen::Array2d& x, double log_arm) const {
        LogSum sum;
        sum.add(log_arm);
        sum.add(arm_.log_density(-x));
        return sum.value() - std::numbers::ln2;
    }

    double turns_, thickness_, noise_, end_;
    SmearedPoints arm_;
};

} // namespace

DatasetKind two_spirals() {
    return {{.key = "two-spirals",
             .title = "Two spirals",
             .summary = "Two arms wound around each other: hard for layers that can only shift and "
                        "stretch, so a good test of depth.",
             .formula = "x = ±((−t cos t, t sin t) + thickness · u) / 3 + noise · ξ,  "
                        "t = 2π turns √v,  u ~ U[0, 1]²,  v ~ U(0, 1),  ξ ~ N(0, I)",
             .reference = ffjord_reference(),
             .fields = with_common_fields(
                 {{"turns", "Turns", "", "How often each arm goes around.",
                   RealField{two_spirals_turns, 0.5, 3, false}},
                  {"thickness", "Thickness", "",
                   "Side of the square that each point is spread over, before division by 3.",
                   RealField{initial_thickness, 0, 1, false}},
                  noise_field(two_spirals_noise, 0.03, 0.5, "Standard deviation of the noise.")}),
             .group = "Curves"},
            [](const Spec& spec) {
                return std::make_unique<TwoSpirals>(spec.real("turns"), spec.real("thickness"),
                                                    spec.real("noise"));
            }};
}

} // namespace pushforward

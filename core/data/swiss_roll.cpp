// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/common_fields.h"
#include "core/data/smeared_points.h"

#include <cmath>
#include <numbers>

namespace pushforward {

namespace {

constexpr double swiss_roll_turns = 1.5, swiss_roll_noise = 1;
constexpr double swiss_roll_shrink = 5, roll_start = 1.5 * std::numbers::pi;

Eigen::Array2d roll(double t) {
    return {t * std::cos(t) / swiss_roll_shrink, t * std::sin(t) / swiss_roll_shrink};
}

class SwissRoll : public Dataset {
public:
    SwissRoll(double turns, double noise)
        : turns_(turns),
          noise_(noise),
          end_(roll_start + 2 * std::numbers::pi * turns),
          density_(points(), noise / swiss_roll_shrink) {}

    Eigen::Array2d draw(Random& random) const override {
        const double t = random.uniform(roll_start, end_);
        return roll(t) + gaussian_noise(random, noise_ / swiss_roll_shrink);
    }

    std::optional<double> log_density(const Eigen::Array2d& x) const override {
        return density_.log_density(x);
    }

    std::optional<double> entropy() const override {
        const bool initial = turns_ == swiss_roll_turns && noise_ == swiss_roll_noise;
        return initial ? 2.669646174 : density_.entropy();
    }

private:
    WeightedPoints points() const {
        WeightedPoints result;
        const double mass = 1 / (end_ - roll_start);
        result.add_curve(
            roll, roll_start, end_, [mass](double) { return mass; }, noise_ / swiss_roll_shrink);
        return result;
    }

    double turns_, noise_, end_;
    SmearedPoints density_;
};

} // namespace

DatasetKind swiss_roll() {
    return {{.key = "swiss-roll",
             .title = "Swiss roll",
             .summary = "One band rolled up around an empty middle, thinner towards its outer end.",
             .formula = "x = (t (cos t, sin t) + noise · ξ) / 5,  t ~ U(3π/2, 3π/2 + 2π turns),  "
                        "ξ ~ N(0, I)",
             .reference = ffjord_reference("Two of the three coordinates of scikit-learn's "
                                           "make_swiss_roll"),
             .fields = with_common_fields(
                 {{"turns", "Turns", "", "How often the band goes around.",
                   RealField{swiss_roll_turns, 0.5, 3, false}},
                  noise_field(swiss_roll_noise, 0.1, 3,
                              "Standard deviation of the noise, before division by 5.")}),
             .group = "Curves"},
            [](const Spec& spec) {
                return std::make_unique<SwissRoll>(spec.real("turns"), spec.real("noise"));
            }};
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/common_fields.h"
#include "core/data/curve_mixture.h"
#include "core/math/log_sum.h"
#include "core/math/quadrature.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace pushforward {

namespace {

using std::numbers::pi;

constexpr std::int64_t spiral_galaxy_arms = 2;
constexpr double spiral_galaxy_turns = 0.75, initial_bulge = 0.2, initial_core = 0.4,
                 spiral_galaxy_noise = 0.15;
constexpr double inner = 0.5, outer = 4;

std::vector<CurvePiece> arms_of(std::int64_t arms, double turns) {
    std::vector<CurvePiece> pieces;
    const auto count = static_cast<double>(arms);
    for (std::int64_t k = 0; k < arms; ++k) {
        const double start = 2 * pi * static_cast<double>(k) / count;
        pieces.push_back({[=](double t) -> Eigen::Array2d {
                              const double radius = inner * std::pow(outer / inner, t);
                              const double angle = start + 2 * pi * turns * t;
                              return {radius * std::cos(angle), radius * std::sin(angle)};
                          },
                          0, 1, 1 / count});
    }
    return pieces;
}

/// Logarithmic spirals with noise, and a Gaussian bulge in their middle.
class SpiralGalaxy : public Dataset {
public:
    SpiralGalaxy(std::vector<CurvePiece> arms, double bulge, double core, double noise,
                 std::optional<double> known_entropy)
        : arms_(std::move(arms)),
          bulge_(bulge),
          core_(core),
          noise_(noise),
          known_entropy_(known_entropy),
          density_(points_along(arms_, noise), noise) {}

    Eigen::Array2d draw(Random& random) const override {
        if (random.uniform() < bulge_) return gaussian_noise(random, core_);
        const Eigen::Array2d point = draw_along(arms_, random);
        return point + gaussian_noise(random, noise_);
    }

    std::optional<double> log_density(const Eigen::Array2d& x) const override {
        return of_both(x, density_.log_density(x));
    }

    std::optional<double> entropy() const override {
        if (known_entropy_) return known_entropy_;
        const double of_arms = density_.mean(
            [this](const Eigen::Array2d& x, double log_arms) { return -of_both(x, log_arms); });
        return (1 - bulge_) * of_arms + bulge_ * mean_over_bulge();
    }

private:
    double of_both(const Eigen::Array2d& x, double log_arms) const {
        LogSum sum;
        sum.add(std::log1p(-bulge_) + log_arms);
        if (bulge_ > 0)
            sum.add(std::log(bulge_ / (2 * pi * core_ * core_)) -
                    0.5 * x.square().sum() / (core_ * core_));
        return sum.value();
    }

    /// Of −log p, by the trapezoid rule on the Gaussian's square.
    double mean_over_bulge() const {
        if (bulge_ == 0) return 0;
        const double step = 0.5 * std::min(core_, noise_);
        const int reach = static_cast<int>(7 * core_ / step) + 1;
        double sum = 0;
        for (int i = -reach; i <= reach; ++i)
            for (int j = -reach; j <= reach; ++j) {
                const Eigen::Array2d x(i * step, j * step);
                sum -= std::exp(-0.5 * x.square().sum() / (core_ * core_)) * *log_density(x);
            }
        return sum * step * step / (2 * pi * core_ * core_);
    }

    std::vector<CurvePiece> arms_;
    double bulge_, core_, noise_;
    std::optional<double> known_entropy_;
    SmearedPoints density_;
};

std::unique_ptr<const Dataset> make_spiral_galaxy(const Spec& spec) {
    const std::int64_t arms = spec.integer("arms");
    const double turns = spec.real("turns"), bulge = spec.real("bulge");
    const double core = spec.real("core"), noise = spec.real("noise");
    std::optional<double> known;
    if (arms == spiral_galaxy_arms && turns == spiral_galaxy_turns && bulge == initial_bulge &&
        core == initial_core && noise == spiral_galaxy_noise)
        known = 2.301678673;
    return std::make_unique<SpiralGalaxy>(arms_of(arms, turns), bulge, core, noise, known);
}

} // namespace

DatasetKind spiral_galaxy() {
    return {
        {.key = "spiral-galaxy",
         .title = "Spiral galaxy",
         .summary = "A bright bulge and arms that wind out of it, thinner towards their ends.",
         .formula = "x = core · ξ with the probability bulge; otherwise\n"
                    "x = r (cos φ, sin φ) + noise · ξ,  r = 0.5 · 8^t,  φ = 2π (k/arms + turns "
                    "· t),  k ~ U{0, …, arms − 1},  t ~ U(0, 1),  ξ ~ N(0, I)",
         .reference = "Drawn for this program",
         .fields = with_common_fields(
             {{"arms", "Arms", "", "How many arms the galaxy has.",
               IntField{spiral_galaxy_arms, 1, 8, false}},
              {"turns", "Turns", "", "How often each arm goes around.",
               RealField{spiral_galaxy_turns, 0, 2, false}},
              {"bulge", "Bulge", "", "Share of the points that are in the bulge.",
               RealField{initial_bulge, 0, 0.9, false}},
              {"core", "Core", "", "Standard deviation of the bulge.",
               RealField{initial_core, 0.1, 1, true}},
              noise_field(spiral_galaxy_noise, 0.05, 0.5, "Standard deviation across the arms.")}),
         .group = "Curves"},
        make_spiral_galaxy};
}

} // namespace pushforward

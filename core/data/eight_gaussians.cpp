// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/common_fields.h"
#include "core/data/smeared_points.h"

#include <cmath>
#include <numbers>

namespace pushforward {

namespace {

constexpr std::int64_t initial_modes = 8;
constexpr double eight_gaussians_radius = 4, eight_gaussians_noise = 0.5;
constexpr double eight_gaussians_shrink =
    1.414; // not √2: the floor depends on it in the fourth digit

class EightGaussians : public Dataset {
public:
    EightGaussians(std::int64_t modes, double radius, double noise)
        : modes_(modes),
          radius_(radius),
          noise_(noise),
          density_(centres(), noise / eight_gaussians_shrink) {}

    Eigen::Array2d draw(Random& random) const override {
        const auto mode =
            static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(modes_)));
        return centre(mode) + gaussian_noise(random, noise_ / eight_gaussians_shrink);
    }

    std::optional<double> log_density(const Eigen::Array2d& x) const override {
        return density_.log_density(x);
    }

    std::optional<double> entropy() const override {
        const bool initial = modes_ == initial_modes && radius_ == eight_gaussians_radius &&
                             noise_ == eight_gaussians_noise;
        return initial ? 2.831880406 : density_.entropy();
    }

private:
    Eigen::Array2d centre(std::int64_t mode) const {
        const double angle =
            2 * std::numbers::pi * static_cast<double>(mode) / static_cast<double>(modes_);
        return {radius_ / eight_gaussians_shrink * std::cos(angle),
                radius_ / eight_gaussians_shrink * std::sin(angle)};
    }

    WeightedPoints centres() const {
        WeightedPoints points;
        for (std::int64_t mode = 0; mode < modes_; ++mode)
            points.add(centre(mode), 1 / static_cast<double>(modes_));
        return points;
    }

    std::int64_t modes_;
    double radius_, noise_;
    SmearedPoints density_;
};

} // namespace

DatasetKind eight_gaussians() {
    return {{.key = "eight-gaussians",
             .title = "8 Gaussians",
             .summary = "Separate blobs on a circle: a flow must tear one Gaussian into many, or "
                        "leave threads between them.",
             .formula = "x = (radius (cos 2πk/modes, sin 2πk/modes) + noise · ξ) / 1.414,  "
                        "k ~ U{0, …, modes − 1},  ξ ~ N(0, I)",
             .reference = ffjord_reference(),
             .fields = with_common_fields(
                 {{"modes", "Blobs", "", "How many Gaussians stand on the circle.",
                   IntField{initial_modes, 2, 32, false}},
                  {"radius", "Radius", "", "Radius of the circle, before division by 1.414.",
                   RealField{eight_gaussians_radius, 0.5, 10, false}},
                  noise_field(eight_gaussians_noise, 0.05, 2,
                              "Standard deviation of each Gaussian, before division by 1.414.")}),
             .group = "Blobs"},
            [](const Spec& spec) {
                return std::make_unique<EightGaussians>(spec.integer("modes"), spec.real("radius"),
                                                        spec.real("noise"));
            }};
}

} // namespace pushforward

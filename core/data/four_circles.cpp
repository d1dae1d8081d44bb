// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/common_fields.h"
#include "core/data/curve_mixture.h"
#include "core/data/noisy_graph.h"

#include <cmath>
#include <numbers>

namespace pushforward {

namespace {

constexpr double four_circles_radius = 2, four_circles_noise = 0.1;

std::unique_ptr<const Dataset> make_four_circles(const Spec& spec) {
    const double radius = spec.real("radius"), noise = spec.real("noise");
    std::vector<CurvePiece> circles;
    for (const double right : {-1.0, 1.0})
        for (const double up : {-1.0, 1.0})
            circles.push_back(
                {[=](double angle) -> Eigen::Array2d {
                     return {right + radius * std::cos(angle), up + radius * std::sin(angle)};
                 },
                 0, 2 * std::numbers::pi, 0.25});
    std::optional<double> known;
    if (radius == four_circles_radius && noise == four_circles_noise) known = 2.870819018;
    return std::make_unique<CurveMixture>(std::move(circles), noise, known);
}

} // namespace

DatasetKind four_circles() {
    return {{.key = "four-circles",
             .title = "Four circles",
             .summary = "Four circles that cross each other: many holes of different shapes, and "
                        "crossings that are twice as dense.",
             .formula = "x = (±1, ±1) + radius (cos θ, sin θ) + noise · ξ,  θ ~ U(0, 2π),  "
                        "ξ ~ N(0, I)",
             .reference = plane_data_reference(),
             .fields = with_common_fields(
                 {{"radius", "Radius", "", "Radius of each circle.",
                   RealField{four_circles_radius, 0.2, 4, false}},
                  noise_field(four_circles_noise, 0.02, 1, "Standard deviation of the noise.")}),
             .group = "Curves"},
            make_four_circles};
}

} // namespace pushforward

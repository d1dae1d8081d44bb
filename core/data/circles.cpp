// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/common_fields.h"
#include "core/data/concentric.h"

namespace pushforward {

namespace {

constexpr double initial_factor = 0.5, circles_noise = 0.08, circles_scale = 3;

std::unique_ptr<const Dataset> make_circles(const Spec& spec) {
    const double factor = spec.real("factor"), noise = spec.real("noise");
    std::optional<double> known;
    if (factor == initial_factor && noise == circles_noise) known = 3.268135712;
    return std::make_unique<Concentric>(std::vector{circles_scale, circles_scale * factor},
                                        circles_scale * noise, known);
}

} // namespace

DatasetKind circles() {
    return {{.key = "circles",
             .title = "Circles",
             .summary = "A small circle within a large one: no continuous map of the plane takes a "
                        "Gaussian to two separate rings, so a thin bridge remains.",
             .formula = "x = 3 (R (cos θ, sin θ) + noise · ξ),  R = 1 or factor,  θ ~ U(0, 2π),  "
                        "ξ ~ N(0, I)",
             .reference = ffjord_reference("scikit-learn's make_circles"),
             .fields = with_common_fields(
                 {{"factor", "Inner radius", "", "Radius of the small circle over the large one's.",
                   RealField{initial_factor, 0.1, 0.95, false}},
                  noise_field(circles_noise, 0.005, 0.5,
                              "Standard deviation of the noise, over the large circle's radius.")}),
             .group = "Curves"},
            make_circles};
}

} // namespace pushforward

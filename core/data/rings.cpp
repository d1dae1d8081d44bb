// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/common_fields.h"
#include "core/data/concentric.h"

namespace pushforward {

namespace {

constexpr std::int64_t initial_rings = 4;
constexpr double rings_noise = 0.08, outer_radius = 3;

std::unique_ptr<const Dataset> make_rings(const Spec& spec) {
    const std::int64_t rings = spec.integer("rings");
    const double noise = spec.real("noise");
    std::vector<double> radii;
    for (std::int64_t i = rings; i > 0; --i)
        radii.push_back(outer_radius * static_cast<double>(i) / static_cast<double>(rings));
    std::optional<double> known;
    if (rings == initial_rings && noise == rings_noise) known = 2.623182770;
    return std::make_unique<Concentric>(std::move(radii), noise, known);
}

} // namespace

DatasetKind rings() {
    return {{.key = "rings",
             .title = "Rings",
             .summary = "Concentric rings, each with the same number of points, so that the inner "
                        "ones are denser.",
             .formula = "x = 3 k/rings · (cos θ, sin θ) + noise · ξ,  k ~ U{1, …, rings},  "
                        "θ ~ U(0, 2π),  ξ ~ N(0, I)",
             .reference = ffjord_reference(),
             .fields = with_common_fields(
                 {{"rings", "Rings", "", "How many rings there are.",
                   IntField{initial_rings, 1, 8, false}},
                  noise_field(rings_noise, 0.01, 1,
                              "Standard deviation of the noise; the largest ring has radius 3.")}),
             .group = "Curves"},
            make_rings};
}

} // namespace pushforward

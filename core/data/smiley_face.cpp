// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/common_fields.h"
#include "core/data/curve_mixture.h"

#include <cmath>
#include <numbers>

namespace pushforward {

namespace {

constexpr double initial_smile = 1, smiley_face_noise = 0.1;

std::unique_ptr<const Dataset> make_smiley_face(const Spec& spec) {
    const double smile = spec.real("smile"), noise = spec.real("noise");
    const auto outline = [](double angle) -> Eigen::Array2d {
        return {2 * std::cos(angle), 2 * std::sin(angle)};
    };
    const auto mouth = [smile](double t) -> Eigen::Array2d {
        return {t, smile * (0.5 * t * t - 0.3) - 0.8};
    };
    std::vector<CurvePiece> face = {{outline, 0, 2 * std::numbers::pi, 0.5},
                                    {mouth, -1.1, 1.1, 0.3}};
    for (const double side : {-1.0, 1.0})
        face.push_back({[side](double t) -> Eigen::Array2d {
                            return {0.7 * side, t};
                        },
                        0.3, 0.8, 0.1});
    std::optional<double> known;
    if (smile == initial_smile && noise == smiley_face_noise) known = 1.782901375;
    return std::make_unique<CurveMixture>(std::move(face), noise, known);
}

} // namespace

DatasetKind smiley_face() {
    return {{.key = "smiley",
             .title = "Smiley",
             .summary = "A face: an outline, two eyes and a mouth, all separate.",
             .formula = "x = place + noise · ξ,  ξ ~ N(0, I), where place is one half of the time "
                        "on the outline, 2 (cos θ, sin θ), θ ~ U(0, 2π),\n"
                        "3/10 on the mouth, (t, smile (t²/2 − 0.3) − 0.8), t ~ U(−1.1, 1.1),\n"
                        "1/10 on each eye, (±0.7, t), t ~ U(0.3, 0.8)",
             .reference = "Drawn for this program",
             .fields = with_common_fields(
                 {{"smile", "Smile", "", "How happy it looks; below 0, how sad.",
                   RealField{initial_smile, -1, 1, false}},
                  noise_field(smiley_face_noise, 0.02, 0.5, "Standard deviation of the noise.")}),
             .group = "Curves"},
            make_smiley_face};
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/curve_mixture.h"

#include "core/data/common_fields.h"

namespace pushforward {

WeightedPoints points_along(const std::vector<CurvePiece>& pieces, double sigma) {
    WeightedPoints points;
    for (const CurvePiece& piece : pieces) {
        const double mass = piece.share / (piece.to - piece.from);
        points.add_curve(
            piece.place, piece.from, piece.to, [mass](double) { return mass; }, sigma);
    }
    return points;
}

Eigen::Array2d draw_along(const std::vector<CurvePiece>& pieces, Random& random) {
    double left = random.uniform();
    std::size_t i = 0;
    while (i + 1 < pieces.size() && left >= pieces[i].share) left -= pieces[i++].share;
    return pieces[i].place(random.uniform(pieces[i].from, pieces[i].to));
}

CurveMixture::CurveMixture(std::vector<CurvePiece> pieces, double sigma,
                           std::optional<double> known_entropy)
    : pieces_(std::move(pieces)),
      sigma_(sigma),
      known_entropy_(known_entropy),
      density_(points_along(pieces_, sigma), sigma) {}

Eigen::Array2d CurveMixture::draw(Random& random) const {
    const Eigen::Array2d point = draw_along(pieces_, random);
    return point + gaussian_noise(random, sigma_);
}

std::optional<double> CurveMixture::log_density(const Eigen::Array2d& x) const {
    return density_.log_density(x);
}

std::optional<double> CurveMixture::entropy() const {
    return known_entropy_ ? known_entropy_ : density_.entropy();
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flow/standardisation.h"

#include "core/math/error.h"

#include <cmath>

namespace pushforward {

Standardisation Standardisation::from(const PointsView& points) {
    Standardisation s;
    if (points.cols() == 0) return s;
    s.mean = points.rowwise().mean();
    for (Index i = 0; i < 2; ++i) {
        const double variance =
            (points.row(i) - s.mean[i]).square().sum() / static_cast<double>(points.cols());
        if (variance > 0 && std::isfinite(variance)) s.scale[i] = std::sqrt(variance);
    }
    return s;
}

Standardisation Standardisation::whitening(const PointsView& points) {
    const Standardisation s = from(points);
    const double covariance = ((points.row(0) - s.mean[0]) * (points.row(1) - s.mean[1])).mean();
    return whitening(s.mean, s.scale, covariance);
}

Standardisation Standardisation::whitening(const Eigen::Array2d& mean,
                                           const Eigen::Array2d& deviation, double covariance) {
    const double correlation = covariance / (deviation[0] * deviation[1]);
    constexpr double straight = 1e-14; // of the variance is left beside a line
    const double rest = 1 - correlation * correlation;
    if (!(rest > straight))
        throw Error("The points lie on a line, so that no map makes their coordinates "
                    "uncorrelated; standardise them, or leave them as they are.");
    Standardisation s;
    s.mean = mean;
    s.scale = {deviation[0], deviation[1] * std::sqrt(rest)};
    s.shear = covariance / deviation[0];
    return s;
}

Batch Standardisation::to_inside(const PointsView& data) const {
    Batch inside(2, data.cols());
    inside.row(0) = ((data.row(0) - mean[0]) / scale[0]).cast<Real>();
    if (shear == 0)
        inside.row(1) = ((data.row(1) - mean[1]) / scale[1]).cast<Real>();
    else
        inside.row(1) =
            ((data.row(1) - mean[1] - shear / scale[0] * (data.row(0) - mean[0])) / scale[1])
                .cast<Real>();
    return inside;
}

Eigen::Array2d Standardisation::point_to_inside(const Eigen::Array2d& x) const {
    Eigen::Array2d inside = x - mean;
    inside[1] -= shear / scale[0] * inside[0];
    return inside / scale;
}

Points Standardisation::to_data(const Batch& inside) const {
    Points data(2, inside.cols());
    for (Index i = 0; i < 2; ++i) data.row(i) = inside.row(i).cast<double>() * scale[i] + mean[i];
    if (shear != 0) data.row(1) += shear * inside.row(0).cast<double>();
    return data;
}

Eigen::Array2d Standardisation::deviation() const {
    return {scale[0], std::hypot(shear, scale[1])};
}

double Standardisation::log_abs_det() const { return -scale.log().sum(); }

bool alike(const Standardisation& a, const Standardisation& b) {
    return ((a.mean - b.mean).abs() <= 1e-9 * a.scale).all() &&
           ((a.scale - b.scale).abs() <= 1e-9 * a.scale).all() &&
           std::abs(a.shear - b.shear) <= 1e-9 * a.scale[1];
}

} // namespace pushforward

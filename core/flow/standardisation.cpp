// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flow/standardisation.h"

#include <cmath>

namespace pushforward {

Standardisation Standardisation::from(const Points& points) {
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

Batch Standardisation::to_inside(const Points& data) const {
    Batch inside(2, data.cols());
    for (Index i = 0; i < 2; ++i) inside.row(i) = ((data.row(i) - mean[i]) / scale[i]).cast<Real>();
    return inside;
}

Points Standardisation::to_data(const Batch& inside) const {
    Points data(2, inside.cols());
    for (Index i = 0; i < 2; ++i) data.row(i) = inside.row(i).cast<double>() * scale[i] + mean[i];
    return data;
}

double Standardisation::log_abs_det() const { return -scale.log().sum(); }

} // namespace pushforward

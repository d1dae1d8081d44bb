// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"

namespace pushforward {

/// The fields of a data set's shape, followed by the two that every data set has: `count`, the
/// points drawn, and `fresh`, whether every batch is drawn
/// again.
std::vector<Field> with_common_fields(std::vector<Field> shape);

/// The field `noise` for Gaussian noise, with a logarithmic slider.
Field noise_field(double initial, double minimum, double maximum, const std::string& help);

/// The reference for FFJORD's data sets, preceded by `source`, which may be empty.
std::string ffjord_reference(const std::string& source = {});

/// One draw of independent Gaussians in both coordinates.
Eigen::Array2d gaussian_noise(Random& random, double sigma);

} // namespace pushforward

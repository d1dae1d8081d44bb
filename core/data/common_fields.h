// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"

namespace pushforward {

/// The fields of a data set's shape, followed by the two that every data set has: `count`, the
/// points drawn, and `fresh`, whether every batch is drawn anew.
std::vector<Field> with_common_fields(std::vector<Field> shape);

/// The field of a Gaussian noise, moved by ratios; its key is `noise`.
Field noise_field(double initial, double minimum, double maximum, const std::string& help);

/// Where FFJORD's data sets come from, after `source`, which may be empty.
std::string ffjord_reference(const std::string& source = {});

/// One draw of independent Gaussians in both coordinates.
Eigen::Array2d gaussian_noise(Random& random, double sigma);

} // namespace pushforward

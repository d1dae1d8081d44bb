// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/real.h"

#include <string>

namespace pushforward {

/// The points with their titles as CSV, a row a point, each number in the shortest text that reads
/// back as the same.
std::string points_csv(const Points& points, const std::string& first_title,
                       const std::string& second_title);

/// The points as a NumPy array of n × 2 little-endian doubles (NEP 1, version 1.0).
std::string points_npy(const Points& points);

/// Writes the points as `.npy` where the path ends so, as CSV elsewhere, whole or not at all.
/// Throws Error naming the path and the reason.
void write_points(const std::string& path, const Points& points, const std::string& first_title,
                  const std::string& second_title);

} // namespace pushforward

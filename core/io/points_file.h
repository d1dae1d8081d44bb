// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/real.h"
#include "core/tables/categories.h"

#include <string>

namespace pushforward {

/// What is written to a file.
struct TitledPoints {
    Points points;
    std::string first_title, second_title;
    Categories categories = {}; ///< of the points, where they have any
};

/// The points with their titles as CSV, a row a point, each number in the shortest text that reads
/// back as the same; classes are a third column.
std::string points_csv(const TitledPoints& points);

/// The points as a NumPy array of n × 2 little-endian doubles (NEP 1, version 1.0).
std::string points_npy(const Points& points);

/// Writes the points as `.npy` where the path ends so, without classes, as CSV elsewhere, whole or
/// not at all. Throws Error naming the path and the reason.
void write_points(const std::string& path, const TitledPoints& points);

} // namespace pushforward

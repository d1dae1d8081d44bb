// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/categories.h"

#include <map>
#include <string>
#include <vector>

namespace pushforward {

/// How much the points of a class count, by its name; a class that is not named counts 1.
using ClassWeights = std::map<std::string, double>;

constexpr double largest_class_weight = 10;

/// Reads `Adelie=2, "Gentoo, old"=0`: names in double quotes where they hold a comma, an equals
/// sign or quotes (with a backslash before those and before backslashes). Throws Error for anything
/// else, a weight below 0 or above the largest, and a name that comes twice.
ClassWeights parse_class_weights(const std::string& text);

/// What the function above reads; classes of weight 1 are not named.
std::string class_weights_text(const ClassWeights& weights);

/// The weight of each of the classes. Throws Error when there are no classes, a name is none of
/// them, or none of them has a weight above 0.
std::vector<double> weights_of(const Categories& categories, const ClassWeights& weights);

} // namespace pushforward

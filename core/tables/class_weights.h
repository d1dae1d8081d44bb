// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/categories.h"

#include <map>
#include <string>
#include <vector>

namespace pushforward {

/// The weight of each class, by name; a class that is not named has weight 1.
using ClassWeights = std::map<std::string, double>;

constexpr double largest_class_weight = 10;

/// Reads `Adelie=2, "Gentoo, old"=0`. Names that hold a comma, an equals sign or quotes stand in
/// double quotes, with a backslash before quotes and backslashes. Throws Error for anything else, a
/// weight below 0 or above the largest, and a name that occurs twice.
ClassWeights parse_class_weights(const std::string& text);

/// The text that the function above reads; classes of weight 1 are left out.
std::string class_weights_text(const ClassWeights& weights);

/// The weight of each class. Throws Error if there are no classes, if a name is not a class, or if
/// no class has a weight above 0.
std::vector<double> weights_of(const Categories& categories, const ClassWeights& weights);

} // namespace pushforward

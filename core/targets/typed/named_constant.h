// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/targets/typed/formula_error.h"

#include <string>

namespace pushforward {

/// A named number in a formula: `a = 2 in [0, 5]`.
struct NamedConstant {
    std::string name;
    double value = 0, minimum = 0, maximum = 1; ///< a round range if none is written
    FormulaPlace place;                         ///< of the number in the text

    bool operator==(const NamedConstant& other) const {
        return name == other.name && value == other.value && minimum == other.minimum &&
               maximum == other.maximum;
    }
};

/// The text with another number in a constant's place.
std::string with_constant(std::string text, const NamedConstant& constant, double value);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/targets/typed/formula_error.h"
#include "core/targets/typed/program.h"

#include <string>
#include <string_view>
#include <vector>

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

/// U(x, y) as a person types it.
///
///     radius = 2 in [0.5, 4]; width = 0.4      # constants, with the range of a slider or without
///     off = (r - radius) / width               # any other definition
///     off^2 / 2 - log(exp(-2*x) + exp(2*x))    # the last statement is U
///
/// Statements end with a line or a semicolon. There are numbers; x, y, r = √(x² + y²), theta, the
/// angle, pi and e; + - * / and ^, which binds to the right and more than a sign before it;
/// < <= > >= == != and, or, not; if(condition, a, b); and the functions of `formula_functions`.
struct TypedFormula {
    Program program;
    std::vector<NamedConstant> constants;
};

/// The longest text that a formula may have.
constexpr std::size_t longest_formula = std::size_t{64} << 10;

/// Throws FormulaError. Takes a moment, whatever the text is.
TypedFormula parse_formula(std::string_view text);

/// "exp", "log", …
std::vector<std::string> formula_functions();

/// The text with another number in a constant's place.
std::string with_constant(std::string text, const NamedConstant& constant, double value);

} // namespace pushforward

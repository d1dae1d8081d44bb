// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/targets/typed/named_constant.h"
#include "core/targets/typed/program.h"

#include <string>
#include <string_view>
#include <vector>

namespace pushforward {

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

} // namespace pushforward

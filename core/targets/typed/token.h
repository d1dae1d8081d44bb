// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/targets/typed/formula_error.h"

#include <string>
#include <string_view>
#include <vector>

namespace pushforward {

/// A word of the formula language.
struct Token {
    /// A sign is one of + - * / ^ < <= > >= == != = ( ) [ ] , √; a line end is ; or a new line.
    enum class Type { number, name, sign, line_end, end };

    Type type = Type::end;
    std::string text; ///< a sign as above, a name in ASCII letters (θ is theta), "²" is ^ and 2
    double number = 0;
    FormulaPlace place;

    bool is(std::string_view sign) const { return type == Type::sign && text == sign; }
};

/// The words of a formula, an end token last. Pasted signs have their
/// usual meaning: − · × ÷ ² ³ ≤ ≥ ≠ √ π θ; x₁ and x₂ mean x and y. Text after # is a comment.
/// Throws FormulaError.
std::vector<Token> tokens_of(std::string_view text);

} // namespace pushforward

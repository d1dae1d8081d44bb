// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/error.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace pushforward {

/// A part of a text, in bytes.
struct FormulaPlace {
    std::size_t position = 0, length = 0;

    std::size_t end() const { return position + length; }
};

/// A mistake in a formula. `what()` names the place in words.
class FormulaError : public Error {
public:
    FormulaError(std::string_view text, FormulaPlace place, const std::string& problem);

    FormulaPlace place() const { return place_; }

    /// "At character 7: “sine” is not a function. Did you mean sin?"
    const std::string& sentence() const { return sentence_; }

private:
    FormulaPlace place_;
    std::string sentence_;
};

/// The number of characters before a byte of UTF-8 text.
std::size_t characters_before(std::string_view text, std::size_t byte);

} // namespace pushforward

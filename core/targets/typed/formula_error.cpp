// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/targets/typed/formula_error.h"

#include <algorithm>

namespace pushforward {

namespace {

std::string place_in_words(std::string_view text, std::size_t byte) {
    const std::string_view before = text.substr(0, byte);
    const auto lines = std::count(before.begin(), before.end(), '\n');
    const std::size_t line = lines == 0 ? 0 : before.rfind('\n') + 1;
    const std::size_t character = characters_before(text.substr(line), byte - line) + 1;
    const std::string where = "character " + std::to_string(character);
    return lines == 0 ? "At " + where : "In line " + std::to_string(lines + 1) + ", " + where;
}

} // namespace

FormulaError::FormulaError(std::string_view text, FormulaPlace place, const std::string& problem)
    : Error("The formula cannot be read. " + place_in_words(text, place.position) + ": " + problem),
      place_(place),
      sentence_(place_in_words(text, place.position) + ": " + problem) {}

std::size_t characters_before(std::string_view text, std::size_t byte) {
    std::size_t count = 0;
    for (const char c : text.substr(0, byte))
        if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) ++count;
    return count;
}

} // namespace pushforward

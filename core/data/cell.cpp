// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/cell.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

namespace pushforward {

namespace {

constexpr double largest = 1e30;

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool stands_for_missing(std::string_view text) {
    if (text.size() > 4) return false;
    std::string word(text);
    std::ranges::transform(word, word.begin(), lower);
    for (const char* known : {"na", "n/a", "null", "none", "-", "--", "?", "."})
        if (word == known) return true;
    return false;
}

} // namespace

Cell read_cell(std::string_view text, bool decimal_comma) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    if (text.empty()) return {CellKind::empty, 0};

    std::string with_point;
    if (decimal_comma && std::ranges::count(text, ',') == 1 && text.find('.') == text.npos) {
        with_point = text;
        std::ranges::replace(with_point, ',', '.');
        text = with_point;
    }
    std::string_view digits = text;
    if (digits.size() > 1 && digits[0] == '+' && digits[1] != '-') digits.remove_prefix(1);
    double number = 0;
    const char* const end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, number);
    if (read.ptr != end || read.ec == std::errc::invalid_argument)
        return {stands_for_missing(text) ? CellKind::missing : CellKind::text, 0};
    if (read.ec == std::errc::result_out_of_range) {
        const bool tiny = digits.find("e-") != digits.npos || digits.find("E-") != digits.npos;
        return {tiny ? CellKind::number : CellKind::too_large, 0};
    }
    if (std::isnan(number)) return {CellKind::nan, 0};
    if (std::isinf(number)) return {CellKind::infinite, 0};
    if (std::abs(number) > largest) return {CellKind::too_large, 0};
    return {CellKind::number, number};
}

} // namespace pushforward

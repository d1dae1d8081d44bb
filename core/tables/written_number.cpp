// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/written_number.h"

#include <algorithm>
#include <span>

namespace pushforward {

namespace {

bool is_figure(char c) { return c >= '0' && c <= '9'; }

bool is_sign(char c) { return c == '+' || c == '-'; }

/// Takes one of the texts off the front or the back.
bool take(std::string_view& text, std::span<const std::string_view> known, bool front) {
    for (const std::string_view one : known)
        if (front ? text.starts_with(one) : text.ends_with(one)) {
            front ? text.remove_prefix(one.size()) : text.remove_suffix(one.size());
            return true;
        }
    return false;
}

// In UTF-8, and as the single bytes of Windows-1252.
constexpr std::string_view minus_signs[] = {"-", "−", "–", "\x96"};
constexpr std::string_view currencies[] = {"$",    "€",   "£",   "¥",   "\x80", "\xA3",
                                           "\xA5", "EUR", "USD", "GBP", "CHF",  "JPY"};
constexpr std::string_view group_marks[] = {"\u00A0", "\u202F", "\u2009", "\u2007", "’",
                                            "'",      " ",      "\xA0",   "\x92"};

constexpr std::string_view blanks[] = {" ", "\u00A0", "\u202F", "\u2009", "\xA0"};
constexpr std::string_view per_cent[] = {"%"};

void take_blanks(std::string_view& text, bool front) {
    while (take(text, blanks, front)) continue;
}

/// 1.5D+03, and 1.5-103, which Fortran writes for want of room.
void write_exponent(std::string& number) {
    for (std::size_t i = 1; i + 1 < number.size(); ++i) {
        if (!is_figure(number[i - 1]) && number[i - 1] != '.') continue;
        if (number[i] == 'd' || number[i] == 'D') number[i] = 'e';
        const bool bare = is_sign(number[i]) && i + 4 == number.size() && number.find('.') < i &&
                          number[i + 1] >= '1' && number[i + 1] <= '3';
        if (bare) number.insert(i, 1, 'e');
        if (number[i] == 'e' || number[i] == 'E') return;
    }
}

} // namespace

bool is_grouped(std::string_view digits, char mark) {
    const std::size_t first = digits.find(mark);
    if (first == digits.npos || first == 0 || first > 3 || (digits.size() - first) % 4 != 0)
        return false;
    if (digits[0] == '0') return false;
    for (std::size_t i = 0; i < digits.size(); ++i)
        if ((i >= first && (i - first) % 4 == 0) ? digits[i] != mark : !is_figure(digits[i]))
            return false;
    return true;
}

std::string plainly_written(std::string_view text) {
    constexpr std::size_t longest = 60;
    if (text.size() > longest || std::ranges::none_of(text, is_figure)) return {};
    bool negative = false, has_sign = false;
    const auto take_sign = [&] {
        if (has_sign || !take(text, minus_signs, true)) return;
        negative = has_sign = true;
    };
    take_sign();
    take_blanks(text, true);
    take(text, currencies, true);
    take_blanks(text, true);
    take_sign();
    take_blanks(text, true);
    if (!take(text, per_cent, false)) take(text, currencies, false);
    take_blanks(text, false);
    if (text.empty() ||
        !(is_figure(text[0]) || (!has_sign && text[0] == '+') || text[0] == '.' || text[0] == ','))
        return {};
    std::string grouped, plain = negative ? "-" : "";
    bool has_groups = false;
    while (!text.empty()) {
        if (take(text, group_marks, true)) {
            grouped += '_';
            has_groups = true;
        } else if (take(text, minus_signs, true)) {
            grouped += '-';
        } else {
            grouped += text[0];
            text.remove_prefix(1);
        }
    }
    if (has_groups) {
        std::size_t end = 0;
        while (end < grouped.size() && (is_figure(grouped[end]) || grouped[end] == '_')) ++end;
        if (!is_grouped(std::string_view(grouped).substr(0, end), '_')) return {};
        if (grouped.find('_', end) != grouped.npos) return {};
        std::erase(grouped, '_');
    }
    plain += grouped;
    write_exponent(plain);
    return plain;
}

} // namespace pushforward

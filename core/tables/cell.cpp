// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/cell.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

namespace pushforward {

namespace {

constexpr double largest_number = 1e30;

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool stands_for_missing(std::string_view text) {
    if (text.size() > 4) return false;
    std::string word(text);
    std::ranges::transform(word, word.begin(), lower);
    for (const char* known : {"na", "n/a", "null", "none", "-", "--", "?", "."})
        if (word == known) return true;
    return false;
}

struct Read {
    bool whole;
    Cell cell;
};

Read read_plain(std::string_view text) {
    std::string_view digits = text;
    if (digits.size() > 1 && digits[0] == '+' && digits[1] != '-') digits.remove_prefix(1);
    double number = 0;
    const char* const end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, number);
    if (read.ptr != end || read.ec == std::errc::invalid_argument)
        return {false, {CellKind::text, 0}};
    if (read.ec == std::errc::result_out_of_range) {
        const bool tiny = digits.find("e-") != digits.npos || digits.find("E-") != digits.npos;
        return {true, {tiny ? CellKind::number : CellKind::too_large, 0}};
    }
    if (std::abs(number) <= largest_number) return {true, {CellKind::number, number}};
    if (std::isnan(number)) return {true, {CellKind::nan, 0}};
    return {true, {std::isinf(number) ? CellKind::infinite : CellKind::too_large, 0}};
}

/// The digits before the decimals, and where they end.
struct Whole {
    std::string_view text;
    std::size_t end;
};

Whole whole_part(std::string_view text) {
    const std::size_t start = !text.empty() && (text[0] == '-' || text[0] == '+');
    std::size_t end = start;
    while (end < text.size() && (is_digit(text[end]) || text[end] == ',' || text[end] == '.'))
        ++end;
    return {text.substr(start, end - start), end};
}

/// "1,234,567": one to three digits, then groups of three.
bool is_grouped(std::string_view digits, char mark) {
    const std::size_t first = digits.find(mark);
    if (first == digits.npos || first == 0 || first > 3 || (digits.size() - first) % 4 != 0)
        return false;
    for (std::size_t i = 0; i < digits.size(); ++i)
        if ((i >= first && (i - first) % 4 == 0) ? digits[i] != mark : !is_digit(digits[i]))
            return false;
    return true;
}

bool all_digits(std::string_view text) { return std::ranges::all_of(text, is_digit); }

/// The number with a decimal point and without thousands separators; empty if it cannot be read.
std::string with_point(std::string_view text, char decimal) {
    const char mark = decimal == ',' ? '.' : ',';
    const Whole whole = whole_part(text);
    const std::size_t sign = whole.text.find(decimal);
    const std::string_view before = whole.text.substr(0, sign);
    const std::string_view after =
        sign == whole.text.npos ? std::string_view() : whole.text.substr(sign + 1);
    if (!(all_digits(before) || is_grouped(before, mark)) || !all_digits(after)) return {};
    std::string plain(text.substr(0, whole.end - whole.text.size()));
    for (const char c : before)
        if (c != mark) plain += c;
    if (sign != whole.text.npos) plain += '.';
    plain += after;
    return plain += text.substr(whole.end);
}

/// The decimal sign if the table does not determine it.
char likely_sign(std::string_view text) {
    const std::size_t comma = text.rfind(','), point = text.rfind('.');
    if (point == text.npos) return std::ranges::count(text, ',') == 1 ? ',' : '.';
    if (comma == text.npos) return std::ranges::count(text, '.') == 1 ? '.' : ',';
    return comma > point ? ',' : '.';
}

} // namespace

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

Cell read_cell(std::string_view text, DecimalSign decimal) {
    text = trimmed(text);
    if (text.empty()) return {CellKind::empty, 0};
    Read read = read_plain(text);
    const bool marked =
        read.whole ? decimal == DecimalSign::comma && is_grouped(whole_part(text).text, '.')
                   : text.find_first_of(",.") != text.npos;
    if (marked) {
        const char sign = decimal == DecimalSign::comma   ? ','
                          : decimal == DecimalSign::point ? '.'
                                                          : likely_sign(text);
        const Read again = read_plain(with_point(text, sign));
        if (again.whole) read = again;
    }
    if (!read.whole && stands_for_missing(text)) return {CellKind::missing, 0};
    return read.cell;
}

DecimalSign decimal_sign_of(std::string_view cell) {
    const std::string_view text = trimmed(cell);
    const Whole whole = whole_part(text);
    const bool comma = read_plain(with_point(text, ',')).whole;
    const bool point = read_plain(with_point(text, '.')).whole;
    const bool marked = whole.text.find_first_of(",.") != whole.text.npos;
    if (!marked || comma == point) return DecimalSign::either;
    return comma ? DecimalSign::comma : DecimalSign::point;
}

} // namespace pushforward

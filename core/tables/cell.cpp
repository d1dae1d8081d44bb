// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/cell.h"

#include "core/tables/written_number.h"

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
    if (text.size() > 7) return false;
    std::string word(text);
    std::ranges::transform(word, word.begin(), lower);
    for (const char* known :
         {"na",  "n/a", "null", "none", "-",      "--",      "?",       ".",     "nat",    "<na>",
          "\\n", "–",   "—",    "#n/a", "#null!", "#div/0!", "#value!", "#ref!", "#name?", "#num!"})
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

namespace {

Read read_number(std::string_view text, DecimalSign decimal) {
    Read read = read_plain(text);
    const bool marked =
        read.whole ? decimal == DecimalSign::comma && is_grouped(whole_part(text).text, '.')
                   : text.find_first_of(",.") != text.npos;
    if (!marked) return read;
    const char sign = decimal == DecimalSign::comma   ? ','
                      : decimal == DecimalSign::point ? '.'
                                                      : likely_sign(text);
    const Read again = read_plain(with_point(text, sign));
    return again.whole ? again : read;
}

DecimalSign sign_of_number(std::string_view text) {
    const Whole whole = whole_part(text);
    const bool comma = read_plain(with_point(text, ',')).whole;
    const bool point = read_plain(with_point(text, '.')).whole;
    const bool marked = whole.text.find_first_of(",.") != whole.text.npos;
    if (!marked || comma == point) return DecimalSign::either;
    return comma ? DecimalSign::comma : DecimalSign::point;
}

} // namespace

Cell read_cell(std::string_view text, DecimalSign decimal) {
    text = trimmed(text);
    if (text.empty()) return {CellKind::empty, 0};
    Read read = read_number(text, decimal);
    if (read.whole) return read.cell;
    const std::string plain = plainly_written(text);
    if (!plain.empty() && plain != text) read = read_number(plain, decimal);
    if (!read.whole && stands_for_missing(text)) return {CellKind::missing, 0};
    return read.cell;
}

Cell read_cell(std::string_view text, const CellForm& form) {
    const Cell cell = read_cell(text, form.decimal);
    for (const std::string& mark : form.missing) {
        if (trimmed(text) == mark) return {CellKind::marked, 0};
        if (cell.kind != CellKind::number) continue;
        const Cell number = read_cell(mark, DecimalSign::point);
        if (number.kind == CellKind::number && number.number == cell.number)
            return {CellKind::marked, 0};
    }
    return cell;
}

DecimalSign decimal_sign_of(std::string_view cell) {
    const std::string_view text = trimmed(cell);
    const DecimalSign sign = sign_of_number(text);
    if (sign != DecimalSign::either || read_plain(text).whole) return sign;
    return sign_of_number(plainly_written(text));
}

bool has_doubtful_comma(std::string_view cell) {
    std::string plain = plainly_written(trimmed(cell));
    if (plain.starts_with('-') || plain.starts_with('+')) plain.erase(0, 1);
    return std::ranges::count(plain, ',') == 1 && is_grouped(plain, ',');
}

bool ends_in_per_cent(std::string_view cell) { return trimmed(cell).ends_with('%'); }

} // namespace pushforward

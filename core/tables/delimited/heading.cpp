// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/delimited/heading.h"

#include <algorithm>
#include <charconv>

namespace pushforward {

namespace {

using Rows = std::vector<std::vector<std::string>>;

constexpr std::size_t most_headings = 20;

bool is_number(CellKind kind) {
    return kind == CellKind::number || kind == CellKind::nan || kind == CellKind::infinite ||
           kind == CellKind::too_large;
}

bool is_numeral(char c) { return c >= '0' && c <= '9'; }

bool first_row_is_text(const Rows& rows, const std::vector<CellCount>& below,
                       const CellForm& form) {
    bool text = false, only_text = true;
    for (std::size_t c = 0; c < rows[0].size(); ++c) {
        const CellKind kind = read_cell(rows[0][c], form).kind;
        if (kind == CellKind::text && below[c].mostly_numbers()) return true;
        text |= kind == CellKind::text;
        only_text &= !is_number(kind);
    }
    return text && only_text;
}

/// A row with text wherever there are numbers below.
bool is_heading(const std::vector<std::string>& row, const std::vector<CellCount>& below,
                const CellForm& form) {
    bool text = false;
    for (std::size_t c = 0; c < std::min(row.size(), below.size()); ++c) {
        if (!below[c].mostly_numbers()) continue;
        const CellKind kind = read_cell(row[c], form).kind;
        if (kind != CellKind::text && kind != CellKind::empty) return false;
        text |= kind == CellKind::text;
    }
    return text;
}

bool is_unit(std::string_view cell) {
    constexpr std::size_t longest = 12;
    cell = trimmed(cell);
    if (cell.size() < 2 || cell.size() > longest)
        return cell.empty() || std::string_view("mskgVAKJWNhLdTCF%-").find(cell) != cell.npos;
    if ((cell.front() == '(' && cell.back() == ')') || (cell.front() == '[' && cell.back() == ']'))
        return true;
    for (const char* known :
         {"mm",   "cm",      "km",      "nm",      "um",     "µm",     "ms",    "us",    "ns",
          "min",  "kg",      "mg",      "µg",      "Hz",     "kHz",    "MHz",   "GHz",   "mV",
          "kV",   "mA",      "Pa",      "kPa",     "hPa",    "bar",    "mbar",  "°C",    "°F",
          "deg",  "°",       "rad",     "mol",     "eV",     "keV",    "MeV",   "m/s",   "km/h",
          "m/s2", "m/s^2",   "m/s²",    "kJ",      "kW",     "ml",     "mL",    "ft",    "in",
          "lb",   "mph",     "day",     "days",    "hour",   "hours",  "sec",   "year",  "years",
          "ppm",  "dB",      "px",      "a.u.",    "USD",    "EUR",    "pc",    "kpc",   "Mpc",
          "mag",  "mas",     "AU",      "m2",      "m^2",    "m²",     "m3",    "m^3",   "m³",
          "degC", "degrees", "seconds", "minutes", "metres", "meters", "count", "counts"})
        if (cell == known) return true;
    return false;
}

/// A whole number from 0 on, in at most four digits; −1 for anything else.
int short_whole(std::string_view cell) {
    cell = trimmed(cell);
    if (cell.empty() || cell.size() > 4 || !std::ranges::all_of(cell, is_numeral)) return -1;
    if (cell.size() > 1 && cell[0] == '0') return -1;
    int number = 0;
    std::from_chars(cell.data(), cell.data() + cell.size(), number);
    return number;
}

bool is_year(int number) { return number >= 1500 && number <= 2200; }

/// What a column holds below its first cell.
struct Below {
    std::size_t numbers = 0, others = 0, with_decimals = 0;
    double least = 0, most = 0;
    bool has_year = false;
};

bool has_decimals(std::string_view cell) {
    const std::size_t sign = cell.find_first_of(",.");
    if (sign == cell.npos) return false;
    constexpr std::ptrdiff_t enough = 3;
    return std::ranges::count_if(cell.substr(sign), is_numeral) >= enough;
}

Below look_below(const Rows& rows, std::size_t column, const CellForm& form) {
    Below below;
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const std::string_view text =
            column < rows[i].size() ? rows[i][column] : std::string_view();
        const Cell cell = read_cell(text, form);
        if (cell.kind != CellKind::number) {
            below.others += cell.kind == CellKind::text;
            continue;
        }
        const bool first = below.numbers++ == 0;
        below.least = first ? cell.number : std::min(below.least, cell.number);
        below.most = first ? cell.number : std::max(below.most, cell.number);
        below.with_decimals += has_decimals(text);
        below.has_year |= is_year(short_whole(text));
    }
    return below;
}

bool first_row_is_numbers_for_names(const Rows& rows, const CellForm& form) {
    constexpr std::size_t fewest_rows = 6;
    const std::vector<std::string>& row = rows[0];
    if (rows.size() < fewest_rows) return false;
    const std::size_t start = trimmed(row[0]).empty() && counts_rows(rows, 1, 0);
    if (row.size() < start + 2) return false;
    const int first = short_whole(row[start]);
    bool are_years = true, count = first == 0 || first == 1;
    std::vector<int> names;
    for (std::size_t c = start; c < row.size(); ++c) {
        const int name = short_whole(row[c]);
        if (name < 0 || std::ranges::find(names, name) != names.end()) return false;
        names.push_back(name);
        are_years &= is_year(name);
        count &= name == first + static_cast<int>(c - start);
    }
    if (!are_years && !count) return false;
    if (start == 1 && count) return true; // with an index, nothing else writes so
    for (std::size_t c = start; c < row.size(); ++c) {
        const Below below = look_below(rows, c, form);
        if (below.numbers == 0 || below.others > 0) return false;
        const double name = names[c - start];
        if (are_years && (below.has_year || (name >= below.least && name <= below.most)))
            return false;
        if (!are_years && 10 * below.with_decimals < 9 * below.numbers) return false;
    }
    return true;
}

} // namespace

std::vector<CellCount> count_cells(const Rows& rows, std::size_t from, std::size_t columns,
                                   const CellForm& form) {
    std::vector<CellCount> counts(columns);
    for (std::size_t i = from; i < rows.size(); ++i)
        for (std::size_t c = 0; c < std::min(columns, rows[i].size()); ++c) {
            const CellKind kind = read_cell(rows[i][c], form).kind;
            counts[c].filled +=
                kind != CellKind::empty && kind != CellKind::missing && kind != CellKind::marked;
            counts[c].numbers += is_number(kind);
        }
    return counts;
}

Heading find_heading(const Rows& rows, const CellForm& form) {
    const std::vector<CellCount> below = count_cells(rows, 1, rows[0].size(), form);
    if (!first_row_is_text(rows, below, form)) {
        if (first_row_is_numbers_for_names(rows, form)) return {0, {}, 1, true};
        return {};
    }
    std::size_t count = 1;
    while (count < most_headings && count + 1 < rows.size() && is_heading(rows[count], below, form))
        ++count;
    const bool has_units = count > 1 && std::ranges::all_of(rows[count - 1], is_unit);
    if (has_units) return {count - 2, count - 1, count};
    constexpr std::size_t many = 3; // names and values, say, with the names of the columns at last
    if (count < many) return {0, {}, 1};
    return {count - 1, {}, count};
}

bool counts_rows(const Rows& rows, std::size_t from, int first) {
    for (std::size_t i = from; i < rows.size(); ++i)
        if (trimmed(rows[i][0]) != std::to_string(static_cast<int>(i - from) + first)) return false;
    return rows.size() > from;
}

} // namespace pushforward

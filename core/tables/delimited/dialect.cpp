// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/delimited/dialect.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace pushforward {

namespace {

constexpr std::size_t rows_looked_at = 100;
constexpr std::size_t longest_sample = 4096; ///< what is looked at of it
constexpr std::string_view candidates = ",;\t| :";

std::string_view without_spaces(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    return text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
}

struct Rows {
    std::vector<std::string_view> first; ///< that are neither blank nor comments
    bool comments = false;
};

/// Takes the first line, or the lines of a quotation, off the text.
std::string_view take_row(std::string_view& text) {
    std::size_t end = 0;
    for (bool quoted = false; end < text.size(); ++end) {
        if (text[end] == '"') quoted = !quoted;
        if (!quoted && (text[end] == '\n' || text[end] == '\r')) break;
    }
    const std::string_view row = text.substr(0, std::min(end, longest_sample));
    text.remove_prefix(std::min(end + 1, text.size()));
    return row;
}

/// A comment may hold a single quotation mark.
std::string_view take_comment(std::string_view& text) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    const std::string_view row = text.substr(0, end);
    text.remove_prefix(end);
    return row;
}

Rows rows_of(std::string_view text) {
    Rows rows;
    std::vector<std::string_view> plain, marked;
    bool leading = false;
    while (!text.empty() && plain.size() + marked.size() < rows_looked_at) {
        const bool comment = begins_comment(text.substr(0, text.find_first_of("\r\n")));
        const std::string_view row = comment ? take_comment(text) : take_row(text);
        if (without_spaces(row).empty()) continue;
        if (!comment)
            plain.push_back(row);
        else if (plain.empty())
            leading = true;
        else
            marked.push_back(row);
    }
    // If most rows begin with #, it belongs to their first cell: a colour, a number.
    rows.comments = !plain.empty() && (leading || !marked.empty()) && marked.size() <= plain.size();
    rows.first = std::move(plain);
    if (rows.first.empty() || !rows.comments)
        rows.first.insert(rows.first.end(), marked.begin(), marked.end());
    return rows;
}

std::vector<std::string_view> cells_of(std::string_view row, char delimiter) {
    std::vector<std::string_view> cells;
    bool quoted = false;
    std::size_t start = 0;
    const auto end_cell = [&](std::size_t end) {
        std::string_view cell = row.substr(start, end - start);
        start = end + 1;
        if (delimiter == ' ' && cell.empty()) return;
        if (delimiter != '\t') cell = without_spaces(cell);
        if (cell.size() > 1 && cell.front() == '"' && cell.back() == '"')
            cell = cell.substr(1, cell.size() - 2);
        cells.push_back(cell);
    };
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (row[i] == '"') quoted = !quoted;
        if (!quoted && row[i] == delimiter) end_cell(i);
    }
    end_cell(row.size());
    return cells;
}

/// How well a delimiter cuts the rows: shares of the rows that have as many cells as the first, and
/// of the cells that are numbers. Nothing where the first row is one cell.
struct Fit {
    double alike = 1, numbers = 0;
};

std::optional<Fit> fit_of(const std::vector<std::string_view>& rows, char delimiter) {
    const std::size_t width = cells_of(rows[0], delimiter).size();
    if (width < 2) return {};
    std::size_t alike = 0, numbers = 0, cells = 0;
    for (std::size_t i = rows.size() > 1; i < rows.size(); ++i) {
        const std::vector<std::string_view> row = cells_of(rows[i], delimiter);
        alike += row.size() == width;
        cells += row.size();
        for (const std::string_view cell : row)
            numbers += read_cell(cell, DecimalSign::either).kind == CellKind::number;
    }
    const auto looked_at = static_cast<double>(std::max<std::size_t>(rows.size() - 1, 1));
    return Fit{static_cast<double>(alike) / looked_at,
               static_cast<double>(numbers) / static_cast<double>(std::max<std::size_t>(cells, 1))};
}

char delimiter_of(const std::vector<std::string_view>& rows) {
    constexpr double few = 0.8; // of the rows alike, for signs that names and times hold too
    char best = ',';
    double best_score = -1;
    for (const char delimiter : candidates) {
        const std::optional<Fit> fit = fit_of(rows, delimiter);
        if (!fit) continue;
        const bool weak = delimiter == ' ' || delimiter == ':';
        if (weak && (fit->alike < few || (best_score >= 0 && fit->numbers < 1))) continue;
        const double score = fit->alike + fit->numbers;
        if (score <= best_score + (delimiter == ':' ? 1 : 1e-9)) continue;
        best = delimiter;
        best_score = score;
    }
    return best;
}

DecimalSign decimal_of(const std::vector<std::string_view>& rows, char delimiter) {
    int commas = 0, points = 0;
    for (const std::string_view row : rows)
        for (const std::string_view cell : cells_of(row, delimiter)) {
            const DecimalSign sign = decimal_sign_of(cell);
            commas += sign == DecimalSign::comma;
            points += sign == DecimalSign::point;
        }
    if (commas > points) return DecimalSign::comma;
    return points == 0 && delimiter == ';' ? DecimalSign::either : DecimalSign::point;
}

} // namespace

bool begins_comment(std::string_view line) {
    const std::size_t first = line.find_first_not_of(" \t");
    if (first == line.npos || line[first] != '#') return false;
    return first + 1 == line.size() ||
           std::string_view(",;\t|").find(line[first + 1]) == std::string_view::npos;
}

Dialect find_dialect(std::string_view text) {
    const Rows rows = rows_of(text);
    Dialect dialect;
    dialect.comments = rows.comments;
    if (rows.first.empty()) return dialect;
    dialect.delimiter = delimiter_of(rows.first);
    dialect.decimal = decimal_of(rows.first, dialect.delimiter);
    return dialect;
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/delimited/text_layout.h"

#include "core/spec/sentence.h"
#include "core/tables/delimited/heading.h"

#include <algorithm>
#include <set>

namespace pushforward {

namespace {

/// Which columns have at most as many different cells as there can be classes.
std::vector<bool> have_few_values(const std::vector<TextRow>& rows, std::size_t from,
                                  std::size_t columns) {
    std::vector<bool> few(columns);
    for (std::size_t c = 0; c < columns; ++c) {
        std::set<std::string_view> values;
        for (std::size_t i = from; i < rows.size() && values.size() <= Categories::most; ++i)
            if (c < rows[i].size()) values.insert(trimmed(rows[i][c]));
        few[c] = values.size() <= Categories::most;
    }
    return few;
}

/// R names the columns of numbers, and not that of the rows' names in front of them.
void add_name_of_rows(std::vector<TextRow>& rows) {
    const std::size_t names = rows[0].size();
    const auto is_text = [](const std::string& cell) {
        return read_cell(cell, DecimalSign::either).kind == CellKind::text;
    };
    if (rows.size() < 2 || !std::ranges::all_of(rows[0], is_text)) return;
    for (std::size_t i = 1; i < rows.size(); ++i)
        if (rows[i].size() != names + 1) return;
    if (counts_rows(rows, 1, 1) || is_text(rows[1][0])) rows[0].insert(rows[0].begin(), "");
}

std::string cells_text(const TextRow& row) {
    constexpr std::size_t most = 6;
    std::vector<std::string> cells;
    for (const std::string& cell : row)
        if (!trimmed(cell).empty() && cells.size() < most)
            cells.push_back(shown(utf8_text(trimmed(cell)), 40));
    return listed(cells);
}

void add(std::string& notes, const std::string& sentence) {
    notes += (notes.empty() ? "" : " ") + sentence;
}

void add_decimal_note(TextLayout& layout, const std::string& doubtful) {
    if (doubtful.empty()) return;
    const std::string number = number_text(read_cell(doubtful, layout.cells).number);
    const bool comma = layout.cells.decimal != DecimalSign::point;
    add(layout.notes,
        "“" + shown(utf8_text(trimmed(doubtful)), 40) + "” was read as " + number +
            ": commas were taken for " + (comma ? "the decimal sign" : "marks between thousands") +
            ", and could be " + (comma ? "marks between thousands" : "the decimal sign") +
            " too. If they are, say so when you open the file.");
}

void add_per_cent_note(TextLayout& layout, const std::vector<TextRow>& rows) {
    std::vector<std::string> names;
    for (std::size_t c = 0; c < layout.names.size(); ++c) {
        std::size_t signs = 0;
        for (std::size_t i = layout.first; i < rows.size(); ++i)
            signs += c < rows[i].size() && ends_in_per_cent(rows[i][c]);
        if (layout.numeric[c] && signs > 0) names.push_back("“" + layout.names[c] + "”");
    }
    if (!names.empty())
        add(layout.notes,
            "Numbers with a % sign were read as they stand, 12 % as 12: " + listed(names) + ".");
}

void find_dates(TextLayout& layout, const std::vector<TextRow>& rows) {
    layout.date_forms.assign(layout.names.size(), DateForm::none);
    layout.dates.assign(layout.names.size(), false);
    for (std::size_t c = 0; c < layout.names.size(); ++c) {
        if (layout.numeric[c] || layout.unknown[c]) continue;
        DateColumn dates;
        for (std::size_t i = layout.first; i < rows.size(); ++i)
            if (c < rows[i].size()) dates.add(rows[i][c]);
        const std::vector<DateForm> forms = dates.forms();
        if (forms.empty()) continue;
        layout.date_forms[c] = forms[0];
        layout.dates[c] = layout.numeric[c] = true;
        layout.may_be_other_dates |= forms.size() > 1;
    }
}

/// What is known of the numbers of one column.
struct Signs {
    std::size_t commas = 0, points = 0, doubtful = 0, ending_in_zeros = 0, short_whole = 0;
    std::string example;
};

Signs signs_of(const std::vector<TextRow>& rows, std::size_t column) {
    Signs signs;
    for (const TextRow& row : rows) {
        if (column >= row.size()) continue;
        const std::string_view cell = trimmed(row[column]);
        const DecimalSign sign = decimal_sign_of(cell);
        signs.commas += sign == DecimalSign::comma;
        signs.points += sign == DecimalSign::point;
        if (sign != DecimalSign::either) continue;
        if (cell.find(',') != cell.npos && has_doubtful_comma(cell)) {
            if (signs.doubtful++ == 0) signs.example = cell;
            signs.ending_in_zeros += cell.ends_with("00");
        } else {
            const Cell read = read_cell(cell, DecimalSign::point);
            constexpr double thousand = 1000;
            signs.short_whole +=
                read.kind == CellKind::number && read.number < thousand && read.number > -thousand;
        }
    }
    return signs;
}

} // namespace

FoundDecimal find_decimal(const std::vector<TextRow>& rows, char delimiter) {
    std::size_t columns = 0, commas = 0, points = 0;
    for (const TextRow& row : rows) columns = std::max(columns, row.size());
    std::string example;
    bool all_decimal = true;
    for (std::size_t c = 0; c < columns; ++c) {
        const Signs signs = signs_of(rows, c);
        commas += signs.commas;
        points += signs.points;
        if (signs.doubtful == 0) continue;
        if (example.empty()) example = signs.example;
        all_decimal &= signs.short_whole == 0 && 5 * signs.ending_in_zeros < signs.doubtful;
    }
    if (commas > points) return {DecimalSign::comma, {}};
    if (points > 0) return {DecimalSign::point, {}};
    if (delimiter == ';') return {DecimalSign::either, example};
    if (example.empty() || !all_decimal) return {DecimalSign::point, example};
    return {DecimalSign::comma, example};
}

TextLayout find_layout(std::vector<TextRow>& rows, const Dialect& dialect, const TextForm& form) {
    if (form.names == NamesIn::found || form.names == NamesIn::first_row) add_name_of_rows(rows);
    TextLayout layout;
    layout.cells.missing = form.missing;
    FoundDecimal found;
    if (form.decimal)
        layout.cells.decimal = *form.decimal;
    else
        layout.cells.decimal = (found = find_decimal(rows, dialect.delimiter)).sign;
    Heading heading;
    if (form.names == NamesIn::first_row)
        heading = {0, {}, 1};
    else if (form.names == NamesIn::found)
        heading = find_heading(rows, layout.cells);
    layout.names_in = heading.names;
    layout.first = heading.rows;
    std::size_t columns = rows[heading.names.value_or(0)].size();
    const std::vector<CellCount> counts = count_cells(rows, heading.rows, columns, layout.cells);
    if (heading.names) { // a delimiter at the end of the header makes no column
        const TextRow& names = rows[*heading.names];
        while (columns > 1 && trimmed(names[columns - 1]).empty() &&
               counts[columns - 1].filled == 0)
            --columns;
    }
    const bool in_comment = layout.names_in_comment =
        !heading.names && form.names != NamesIn::nowhere && dialect.comment_names.size() == columns;
    for (std::size_t c = 0; c < columns; ++c) {
        std::string name;
        if (heading.names) name = shown(utf8_text(trimmed(rows[*heading.names][c])), 200);
        if (in_comment) name = shown(utf8_text(dialect.comment_names[c]), 200);
        layout.names.push_back(name.empty() ? "column " + std::to_string(c + 1) : name);
        layout.numeric.push_back(counts[c].mostly_numbers());
        layout.unknown.push_back(counts[c].filled == 0);
    }
    find_dates(layout, rows);
    layout.few_values = have_few_values(rows, heading.rows, columns);
    layout.has_index = heading.names && columns > 1 && trimmed(rows[*heading.names][0]).empty() &&
                       (counts_rows(rows, heading.rows, 0) || counts_rows(rows, heading.rows, 1));
    if (layout.has_index && std::ranges::find(layout.names, "index") == layout.names.end())
        layout.names[0] = "index";
    tell_apart(layout.names);
    if (heading.has_numbers)
        add(layout.notes,
            "The first row, " + cells_text(rows[0]) + ", was taken for the names of the columns.");
    if (heading.units)
        add(layout.notes, "A row of units under the names was passed over: " +
                              cells_text(rows[*heading.units]) + ".");
    add_decimal_note(layout, found.doubtful);
    add_per_cent_note(layout, rows);
    return layout;
}

} // namespace pushforward

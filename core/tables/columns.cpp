// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/columns.h"

#include "core/math/error.h"
#include "core/spec/kind.h"
#include "core/spec/sentence.h"
#include "core/tables/cell.h"
#include "core/tables/text_stream.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace pushforward {

namespace {

bool is_number(CellKind kind) {
    return kind == CellKind::number || kind == CellKind::nan || kind == CellKind::infinite ||
           kind == CellKind::too_large;
}

/// Cells of one column that hold something, and that hold a number.
struct Count {
    std::size_t filled = 0, numbers = 0;
    bool mostly_numbers() const { return numbers > 0 && 2 * numbers >= filled; }
};

std::vector<Count> count_numbers(const std::vector<TextRow>& rows, std::size_t from,
                                 std::size_t columns, DecimalSign decimal) {
    std::vector<Count> counts(columns);
    for (std::size_t i = from; i < rows.size(); ++i)
        for (std::size_t c = 0; c < std::min(columns, rows[i].size()); ++c) {
            const CellKind kind = read_cell(rows[i][c], decimal).kind;
            counts[c].filled += kind != CellKind::empty && kind != CellKind::missing;
            counts[c].numbers += is_number(kind);
        }
    return counts;
}

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

bool first_row_is_header(const std::vector<TextRow>& rows, const std::vector<Count>& below,
                         DecimalSign decimal) {
    bool text = false, only_text = true;
    for (std::size_t c = 0; c < rows[0].size(); ++c) {
        const CellKind kind = read_cell(rows[0][c], decimal).kind;
        if (kind == CellKind::text && below[c].mostly_numbers()) return true;
        text |= kind == CellKind::text;
        only_text &= !is_number(kind);
    }
    return text && only_text;
}

/// Whether the cells of the first column count the rows from 0, as pandas writes its index.
bool counts_rows(const std::vector<TextRow>& rows) {
    for (std::size_t i = 1; i < rows.size(); ++i)
        if (trimmed(rows[i][0]) != std::to_string(i - 1)) return false;
    return rows.size() > 1;
}

std::string lower(std::string_view view) {
    std::string text(view);
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

std::string quoted(const std::string& name) { return "“" + name + "”"; }

std::string list_of(const std::vector<std::string>& names) {
    constexpr std::size_t most = 12;
    std::vector<std::string> some;
    for (const std::string& name : names)
        if (some.size() < most) some.push_back(quoted(name));
    if (names.size() > most) some.push_back(std::to_string(names.size() - most) + " more");
    return listed(some);
}

} // namespace

Layout find_layout(const std::vector<TextRow>& rows, DecimalSign decimal) {
    std::size_t columns = rows[0].size();
    const std::vector<Count> below = count_numbers(rows, 1, columns, decimal);
    Layout layout;
    layout.has_header = first_row_is_header(rows, below, decimal);
    if (layout.has_header) // a delimiter at the end of the header makes no column
        while (columns > 1 && trimmed(rows[0][columns - 1]).empty() &&
               below[columns - 1].filled == 0)
            --columns;
    const std::vector<Count> counts =
        count_numbers(rows, layout.has_header ? 1 : 0, columns, decimal);
    for (std::size_t c = 0; c < columns; ++c) {
        const std::string name =
            layout.has_header ? shown(utf8_text(trimmed(rows[0][c])), 200) : "";
        layout.names.push_back(name.empty() ? "column " + std::to_string(c + 1) : name);
        layout.numeric.push_back(counts[c].mostly_numbers());
    }
    layout.few_values = have_few_values(rows, layout.has_header ? 1 : 0, columns);
    layout.has_index =
        layout.has_header && columns > 1 && trimmed(rows[0][0]).empty() && counts_rows(rows);
    if (layout.has_index && std::ranges::find(layout.names, "index") == layout.names.end())
        layout.names[0] = "index";
    return layout;
}

std::size_t find_column(const Layout& layout, const std::string& wanted, const std::string& table) {
    const auto& names = layout.names;
    const auto exact = std::ranges::find(names, trimmed(wanted));
    if (exact != names.end()) return static_cast<std::size_t>(exact - names.begin());
    const auto alike = std::ranges::find_if(
        names, [&](const std::string& name) { return lower(name) == lower(trimmed(wanted)); });
    if (alike != names.end()) return static_cast<std::size_t>(alike - names.begin());

    std::string digits = lower(trimmed(wanted));
    if (digits.starts_with("column ")) digits.erase(0, 7);
    std::size_t number = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (read.ec == std::errc() && read.ptr == digits.data() + digits.size() && number >= 1 &&
        number <= names.size())
        return number - 1;
    throw Error(table + " has no column " + quoted(shown(wanted)) +
                ". Choose among its columns: " + list_of(names) + ".");
}

ChosenColumns choose_columns(const Layout& layout, const ColumnChoice& wanted,
                             const std::string& table) {
    std::optional<std::size_t> category;
    if (!wanted.category.empty()) category = find_column(layout, wanted.category, table);
    if (wanted.first.empty() && wanted.second.empty()) {
        std::vector<std::size_t> numeric;
        for (std::size_t c = 0; c < layout.numeric.size(); ++c)
            if (layout.numeric[c]) numeric.push_back(c);
        if (layout.has_index && numeric.size() > 2) numeric.erase(numeric.begin());
        if (numeric.empty())
            throw Error(table + " has no column of numbers. A table of two columns of numbers is "
                                "needed.");
        if (numeric.size() == 1)
            throw Error(table + " has only one column of numbers, " +
                        quoted(layout.names[numeric[0]]) +
                        ". Two are needed, one for each coordinate.");
        return {numeric[0], numeric[1], category};
    }
    if (wanted.first.empty() || wanted.second.empty())
        throw Error(table + ": one column is named and the other is not. Name both, or none.");
    const ChosenColumns chosen = {find_column(layout, wanted.first, table),
                                  find_column(layout, wanted.second, table), category};
    if (chosen.first == chosen.second)
        throw Error(table + ": column " + quoted(layout.names[chosen.first]) +
                    " is chosen twice. Choose two different columns.");
    for (const std::size_t c : {chosen.first, chosen.second})
        if (!layout.numeric[c]) {
            std::vector<std::string> numeric;
            for (std::size_t i = 0; i < layout.numeric.size(); ++i)
                if (layout.numeric[i]) numeric.push_back(layout.names[i]);
            throw Error(
                table + ": column " + quoted(layout.names[c]) + " does not hold numbers. " +
                (numeric.empty() ? "No column does." : "These do: " + list_of(numeric) + "."));
        }
    return chosen;
}

ColumnChoice named_choice(const Layout& layout, const ChosenColumns& chosen,
                          const ColumnChoice& wanted) {
    return {layout.names[chosen.first], layout.names[chosen.second], wanted.first_log,
            wanted.second_log, chosen.category ? layout.names[*chosen.category] : ""};
}

} // namespace pushforward

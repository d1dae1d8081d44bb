// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/array_columns.h"

#include "core/math/error.h"
#include "core/spec/sentence.h"
#include "core/tables/column_reader.h"
#include "core/tables/usable_rows.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace pushforward {

namespace {

constexpr std::uint64_t most_columns = 4096;
constexpr std::size_t rows_at_once = 1 << 14;

std::vector<ArrayColumn> fields_of(const NpyHeader& header, const OpenBytes& open,
                                   const std::string& array) {
    std::vector<ArrayColumn> columns;
    for (const ArrayField& field : header.fields) {
        const std::string name = shown(field.name, 200);
        columns.push_back({array.empty()  ? name
                           : name.empty() ? array
                                          : array + " " + name,
                           field.type, header.shape[0], header.data_start + field.offset,
                           header.item_size, open});
    }
    return columns;
}

std::vector<ArrayColumn> matrix_columns(const NpyHeader& header, const OpenBytes& open,
                                        const std::string& array) {
    std::uint64_t rows = header.shape[0], columns = header.shape[1];
    const bool two_rows = holds_two_rows(header);
    if (two_rows) std::swap(rows, columns);
    const bool column_by_column = header.column_major != two_rows;
    const std::uint64_t size = header.item_size;
    const std::uint64_t to_next_column = column_by_column ? rows * size : size;
    const std::uint64_t to_next_row = column_by_column ? size : columns * size;
    std::vector<ArrayColumn> made;
    for (std::uint64_t c = 0; c < columns; ++c)
        made.push_back({(array.empty() ? "column" : array) + " " + std::to_string(c + 1),
                        header.fields.front().type, rows, header.data_start + c * to_next_column,
                        to_next_row, open});
    return made;
}

Layout layout_of(const std::vector<ArrayColumn>& columns) {
    Layout layout;
    for (const ArrayColumn& column : columns) {
        layout.names.push_back(column.name);
        layout.numeric.push_back(column.type.has_value());
        layout.dates.push_back(column.is_text);
    }
    return layout;
}

/// The name of a number as a class; NaN is an empty cell.
class ClassWords {
public:
    explicit ClassWords(const ArrayType& type) : is_short_(type.kind == 'f' && type.size < 8) {}

    const std::string& of(double number) {
        if (number == number_) return text_;
        number_ = number;
        text_ = std::isnan(number) ? ""
                : is_short_        ? number_text(static_cast<float>(number))
                                   : number_text(number);
        return text_;
    }

private:
    bool is_short_; ///< 0.1 is meant where a float of four bytes is a little more
    double number_ = std::numeric_limits<double>::quiet_NaN();
    std::string text_;
};

/// Places of the first two columns of numbers with the same number of rows.
ChosenColumns first_pair(const std::vector<ArrayColumn>& columns, const std::string& file) {
    for (const bool texts_too : {false, true}) {
        const auto may_be = [&](std::size_t c) {
            return columns[c].type && (texts_too || !columns[c].is_text);
        };
        for (std::size_t i = 0; i < columns.size(); ++i)
            for (std::size_t j = i + 1; may_be(i) && j < columns.size(); ++j)
                if (may_be(j) && columns[j].rows == columns[i].rows) return {i, j, {}};
    }
    std::vector<std::string> lengths;
    for (const ArrayColumn& column : columns)
        if (column.type && lengths.size() < 12)
            lengths.push_back("“" + column.name + "” " + std::to_string(column.rows));
    if (lengths.size() < 2)
        throw Error(file + " has " +
                    (lengths.empty() ? "no column of numbers"
                                     : "only one column of numbers, " + lengths.front()) +
                    ". Two are needed, one for each coordinate.");
    throw Error(file + " has no two columns with the same number of rows: " + listed(lengths) +
                ". Save two arrays of the same length.");
}

} // namespace

bool holds_two_rows(const NpyHeader& header) {
    return header.shape.size() == 2 && header.shape[0] == 2 && header.shape[1] > 2 &&
           !header.is_structured();
}

std::vector<ArrayColumn> columns_of(const NpyHeader& header, const OpenBytes& open,
                                    const std::string& array, const std::string& file) {
    const std::size_t dimensions = header.shape.size();
    if (dimensions == 1 && header.fields.size() <= most_columns)
        return fields_of(header, open, array);
    if (dimensions != 2 || header.is_structured())
        throw Error(file + " holds an array of shape " + header.shape_text() +
                    (header.is_structured() ? " with named fields" : "") +
                    ". Two columns are needed: save an array of shape (rows, 2).");
    if (header.shape[1] > most_columns && !holds_two_rows(header))
        throw Error(file + " holds an array of shape " + header.shape_text() + ", so it has " +
                    std::to_string(header.shape[1]) + " columns; at most " +
                    std::to_string(most_columns) +
                    " are read. Save it with rows and columns exchanged (array.T), or save two of "
                    "its columns.");
    return matrix_columns(header, open, array);
}

TableColumns settled_choice(const std::vector<ArrayColumn>& columns, const TableColumns& wanted) {
    return {settled_choice(layout_of(columns), static_cast<const ColumnChoice&>(wanted)),
            wanted.for_training};
}

ChosenColumns choose_equally_long(const std::vector<ArrayColumn>& columns, const std::string& file,
                                  const ColumnChoice& wanted) {
    const Layout layout = layout_of(columns);
    const bool named = !wanted.first.empty() || !wanted.second.empty();
    ChosenColumns chosen = named ? choose_columns(layout, wanted, file) : first_pair(columns, file);
    if (!named && !wanted.category.empty())
        chosen.category = find_column(layout, wanted.category, file);
    const ArrayColumn& first = columns[chosen.first];
    for (const std::size_t other : {chosen.second, chosen.category.value_or(chosen.first)})
        if (columns[other].rows != first.rows)
            throw Error(file + ": column “" + first.name + "” has " + std::to_string(first.rows) +
                        " rows and column “" + columns[other].name + "” has " +
                        std::to_string(columns[other].rows) +
                        ". Choose columns of the same length.");
    return chosen;
}

void name_columns(Table& table, const std::vector<ArrayColumn>& columns, const std::string& file,
                  const ChosenColumns& chosen, const ColumnChoice& wanted) {
    table.name = file;
    table.columns = named_choice(layout_of(columns), chosen, wanted);
    for (const ArrayColumn& column : columns) {
        if (column.rows != columns[chosen.first].rows) continue;
        table.all_columns.push_back(column.name);
        if (column.type) table.numeric_columns.push_back(column.name);
    }
}

Table read_columns(const std::vector<ArrayColumn>& columns, const std::string& file,
                   const TableColumns& asked) {
    const TableColumns wanted = settled_choice(columns, asked);
    const ChosenColumns chosen = choose_equally_long(columns, file, wanted);
    Table table;
    name_columns(table, columns, file, chosen, wanted);
    std::vector<std::size_t> places = {chosen.first, chosen.second};
    if (chosen.category) places.push_back(*chosen.category);
    std::vector<ColumnReader> readers;
    for (const std::size_t place : places) {
        if (!columns[place].type)
            throw Error(file + ": column “" + columns[place].name +
                        "” holds neither numbers nor classes that are numbers. Choose another.");
        readers.emplace_back(columns[place], file);
    }
    std::vector<std::vector<double>> numbers(places.size(), std::vector<double>(rows_at_once));
    UsableRows rows(wanted);
    ClassWords words(columns[places.back()].type.value());
    for (std::uint64_t left = columns[chosen.first].rows; left > 0;) {
        const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(left, rows_at_once));
        for (std::size_t i = 0; i < readers.size(); ++i)
            readers[i].read(std::span(numbers[i]).first(count));
        for (std::size_t i = 0; i < count; ++i)
            if (rows.add(numbers[0][i], numbers[1][i]) && chosen.category)
                rows.classify(words.of(numbers[2][i]), table);
        left -= count;
    }
    for (ColumnReader& reader : readers) reader.finish();
    rows.finish(table, wanted.for_training);
    table.all_columns = table.class_columns = table.numeric_columns; // no other can be read
    return table;
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/array_columns.h"

#include "core/data/column_reader.h"
#include "core/data/usable_rows.h"
#include "core/math/error.h"
#include "core/spec/sentence.h"

#include <algorithm>
#include <array>

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
    const bool lying = is_lying(header);
    if (lying) std::swap(rows, columns);
    const bool column_by_column = header.column_major != lying;
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

/// Places of the first two columns of numbers that have equally many rows.
ColumnPair first_pair(const std::vector<ArrayColumn>& columns, const std::string& file) {
    std::vector<std::string> lengths;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (!columns[i].type) continue;
        for (std::size_t j = i + 1; j < columns.size(); ++j)
            if (columns[j].type && columns[j].rows == columns[i].rows) return {i, j};
        if (lengths.size() < 12)
            lengths.push_back("“" + columns[i].name + "” " + std::to_string(columns[i].rows));
    }
    if (lengths.size() < 2)
        throw Error(file + " has " +
                    (lengths.empty() ? "no column of numbers"
                                     : "only one column of numbers, " + lengths.front()) +
                    ". Two are needed, one for each coordinate.");
    throw Error(file + " has no two columns of equally many rows: " + listed(lengths) +
                ". Save two arrays of the same length.");
}

} // namespace

bool is_lying(const NpyHeader& header) {
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
    if (header.shape[1] > most_columns && !is_lying(header))
        throw Error(file + " holds an array of shape " + header.shape_text() + ", so it has " +
                    std::to_string(header.shape[1]) + " columns; at most " +
                    std::to_string(most_columns) +
                    " are read. Save it with rows and columns exchanged (array.T), or save two of "
                    "its columns.");
    return matrix_columns(header, open, array);
}

ColumnPair choose_pair(const std::vector<ArrayColumn>& columns, const std::string& file,
                       const TableColumns& wanted) {
    if (wanted.first.empty() && wanted.second.empty()) return first_pair(columns, file);
    Layout layout;
    for (const ArrayColumn& column : columns) {
        layout.names.push_back(column.name);
        layout.numeric.push_back(column.type.has_value());
    }
    const ColumnPair pair = choose_columns(layout, wanted, file);
    const ArrayColumn &first = columns[pair.first], &second = columns[pair.second];
    if (first.rows != second.rows)
        throw Error(file + ": column “" + first.name + "” has " + std::to_string(first.rows) +
                    " rows and column “" + second.name + "” has " + std::to_string(second.rows) +
                    ". Choose two of the same length.");
    return pair;
}

Table read_columns(const std::vector<ArrayColumn>& columns, const std::string& file,
                   const TableColumns& wanted) {
    const ColumnPair pair = choose_pair(columns, file, wanted);
    const ArrayColumn &first = columns[pair.first], &second = columns[pair.second];
    Table table;
    table.name = file;
    table.first_title = first.name;
    table.second_title = second.name;
    for (const ArrayColumn& column : columns)
        if (column.type && column.rows == first.rows) table.numeric_columns.push_back(column.name);

    ColumnReader x(first, file), y(second, file);
    std::vector<double> x_numbers(rows_at_once), y_numbers(rows_at_once);
    UsableRows rows;
    for (std::uint64_t left = first.rows; left > 0;) {
        const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(left, rows_at_once));
        x.read(std::span(x_numbers).first(count));
        y.read(std::span(y_numbers).first(count));
        for (std::size_t i = 0; i < count; ++i) rows.add(x_numbers[i], y_numbers[i]);
        left -= count;
    }
    x.finish();
    y.finish();
    rows.finish(table, wanted);
    return table;
}

} // namespace pushforward

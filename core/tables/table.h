// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/real.h"
#include "core/tables/categories.h"
#include "core/tables/column_choice.h"
#include "core/tables/reading.h"

#include <istream>
#include <string>
#include <vector>

namespace pushforward {

/// Two columns of a table of numbers, and the classes of its rows where a column tells them.
struct Table {
    std::string name; ///< what messages and titles call it: the file's name
    std::string first_title,
        second_title;     ///< of the axes: the columns' names; with a logarithm "log₁₀ price"
    ColumnChoice columns; ///< what was taken, by the names of the columns; "column 1" without a
                          ///< header
    Points points;        ///< the rows that both columns hold a usable number in
    Categories categories;
    Index rows_read = 0; ///< without the header and blank lines
    Index rows_left_out = 0;
    std::string left_out_reason; ///< a sentence with the reasons and rows; empty when none were
    std::vector<std::string> all_columns;     ///< names of those that have as many rows
    std::vector<std::string> numeric_columns; ///< of those that hold numbers
    std::vector<std::string> class_columns;   ///< of those that may hold classes, by the first rows
};

/// What is wanted of a table.
struct TableColumns : ColumnChoice {
    bool for_training = true; ///< false: one usable row is enough, and a column may be constant
};

/// Reads delimited text (RFC 4180 quoting; UTF-8, or UTF-16 with its mark; column names in Latin-1
/// too). Found by itself: the delimiter of comma, semicolon, tab, bar, spaces and colon; whether
/// the decimals follow a point or a comma, thousands parted by the other; comments, which begin
/// with #. The first row names the columns when it is text where the column is otherwise numbers.
/// Blank lines are passed over; rows are counted from 1 after the header.
///
/// Rows whose cell is empty, no number, not finite or beyond ±1e30 are left out and counted, and so
/// are those not above 0 where the logarithm is wanted. Throws Error, naming the table and the row
/// or column, on: nothing in it, binary data, rows with too few or too many cells, a column that is
/// not there or holds no numbers, fewer than two numeric columns, fewer than eight usable rows, a
/// constant column, classes from a column of more than 20 values. Throws CancelledError where
/// `reading`, which may be null, says so. Memory: 16 bytes a row, and one for its class.
Table read_table(std::istream& input, const std::string& name, const TableColumns& columns = {},
                 Reading* reading = nullptr);
Table read_table_text(const std::string& bytes, const std::string& name,
                      const TableColumns& columns = {}, Reading* reading = nullptr);

/// Throws Error also when there is no such file, it is a folder, or it cannot be read.
Table read_table_file(const std::string& path, const TableColumns& columns = {},
                      Reading* reading = nullptr);

} // namespace pushforward

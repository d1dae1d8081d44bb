// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/real.h"
#include "core/tables/categories.h"
#include "core/tables/column_choice.h"
#include "core/tables/delimited/text_form.h"
#include "core/tables/reading.h"

#include <istream>
#include <string>
#include <vector>

namespace pushforward {

/// Two columns of a table of numbers, and the classes of its rows if a column gives them.
struct Table {
    std::string name; ///< for messages and titles: the file's name
    std::string first_title,
        second_title;     ///< of the axes: the columns' names; with a logarithm "log₁₀ price"
    ColumnChoice columns; ///< what was used, by column names; "column 1" without a header
    Points points;        ///< the rows with a usable number in both columns
    Categories categories;
    Index rows_read = 0; ///< without the header and blank lines
    Index rows_left_out = 0;
    std::string left_out_reason; ///< a sentence with reasons and rows; empty if none were
    std::vector<Index> left_out; ///< places of these rows, from 0, unless for training
    std::string notes; ///< sentences on what was taken for what, or passed over; mostly empty
    std::string form;  ///< of a text: separator, decimal sign and so on, as they were found
    std::vector<std::string> all_columns;     ///< names of all columns with as many rows
    std::vector<std::string> numeric_columns; ///< of those that hold numbers
    std::vector<std::string>
        class_columns; ///< of those that may hold classes, judged by the first rows
};

/// How a table is to be used.
struct TableColumns : ColumnChoice {
    bool for_training = true; ///< if false, one usable row is enough, and a column may be constant
};

/// Reads delimited text (RFC 4180 quoting; UTF-8, or UTF-16 with its mark; Windows-1252 too). What
/// `form` does not say is found: the delimiter (comma, semicolon, tab, bar, spaces or colon), the
/// decimal sign (point or comma; the other one may separate thousands), comments, which begin with
/// # or another sign, lines above the table, and the row that names the columns: text where a
/// column otherwise holds numbers, or numbers that can only be names. A row of units under it and
/// remarks and sums below the table are passed over. Blank lines are skipped; rows are counted
/// from 1 after the header. The notes say what is not obvious.
///
/// Rows with a cell that is empty, not a number, not finite or beyond ±1e30 are left out and
/// counted, and so are rows not above 0 in a column whose logarithm is used. Throws Error, naming
/// the table and the row or column, for an empty table, binary data, rows with too few or too many
/// cells, a column that is missing or does not hold numbers, fewer than two numeric columns, fewer
/// than eight usable rows, a constant column, and classes from a column of more than 20 values.
/// Throws CancelledError if `reading`, which may be null, requests it. Memory: 16 bytes per row,
/// and one for its class; 64 MB more while a column that is needed holds nothing.
Table read_table(std::istream& input, const std::string& name, const TableColumns& columns = {},
                 Reading* reading = nullptr, const TextForm& form = {});
Table read_table_text(const std::string& bytes, const std::string& name,
                      const TableColumns& columns = {}, Reading* reading = nullptr,
                      const TextForm& form = {});

/// Throws Error also if the file does not exist, is a folder, or cannot be read.
Table read_table_file(const std::string& path, const TableColumns& columns = {},
                      Reading* reading = nullptr, const TextForm& form = {});

} // namespace pushforward

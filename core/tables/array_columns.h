// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/byte_stream.h"
#include "core/tables/columns.h"
#include "core/tables/numpy/array_type.h"
#include "core/tables/numpy/npy_header.h"
#include "core/tables/table.h"

#include <optional>
#include <string>
#include <vector>

namespace pushforward {

/// A column of numbers at equal distances in a stream of bytes.
struct ArrayColumn {
    std::string name;
    std::optional<ArrayType> type; ///< nothing if it does not hold numbers
    std::uint64_t rows = 0;
    std::uint64_t start = 0;  ///< bytes from the stream's front to the first number
    std::uint64_t stride = 0; ///< bytes from one number to the next
    OpenBytes open;
    bool is_text = false; ///< dates, say: taken only if there are no two others
};

/// The columns of an array whose header was read. A list is one column, named `array` or like its
/// field. The columns of a matrix have a number after the name. An array of two rows and more
/// columns holds one coordinate per row. Throws Error, beginning with `file`, for other shapes.
std::vector<ArrayColumn> columns_of(const NpyHeader& header, const OpenBytes& open,
                                    const std::string& array, const std::string& file);

/// True for two rows and more than two columns: one coordinate per row, x.T in NumPy.
bool holds_two_rows(const NpyHeader& header);

/// As `settled_choice` of a layout.
TableColumns settled_choice(const std::vector<ArrayColumn>& columns, const TableColumns& wanted);

/// Places of the chosen columns; if none are chosen, of the first two columns of numbers with the
/// same number of rows, with those from text only if there are no others. Throws Error, beginning
/// with `file`, if there are no such columns.
ChosenColumns choose_equally_long(const std::vector<ArrayColumn>& columns, const std::string& file,
                                  const ColumnChoice& wanted);

/// Fills in the names of the table, of the chosen columns, and of those that could be chosen.
void name_columns(Table& table, const std::vector<ArrayColumn>& columns, const std::string& file,
                  const ChosenColumns& chosen, const ColumnChoice& wanted);

/// Reads two of the columns, and a third column of numbers as classes. If none are named, reads the
/// first two columns of numbers with the same number of rows. Memory: 16 bytes per row, and one for
/// its class. Throws Error as `read_table` does.
Table read_columns(const std::vector<ArrayColumn>& columns, const std::string& file,
                   const TableColumns& asked);

} // namespace pushforward

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

/// A column of numbers that lie at equal distances in a stream of bytes.
struct ArrayColumn {
    std::string name;
    std::optional<ArrayType> type; ///< nothing where it holds no numbers
    std::uint64_t rows = 0;
    std::uint64_t start = 0;  ///< bytes from the stream's front to the first number
    std::uint64_t stride = 0; ///< bytes from one number to the next
    OpenBytes open;
};

/// The columns of an array whose header was read. A list is one column, named `array` or its
/// field; of a matrix each column has the number behind the name; an array of
/// two rows and more columns has a coordinate in each row. Throws Error, beginning with `file`, for
/// other shapes.
std::vector<ArrayColumn> columns_of(const NpyHeader& header, const OpenBytes& open,
                                    const std::string& array, const std::string& file);

/// Two rows and more columns: a coordinate in each row, x.T as NumPy writes it.
bool holds_two_rows(const NpyHeader& header);

/// Places of the columns that are asked for; where none are, of the first two of numbers that have
/// equally many rows. Throws Error, beginning with `file`, where there are none such.
ChosenColumns choose_equally_long(const std::vector<ArrayColumn>& columns, const std::string& file,
                                  const ColumnChoice& wanted);

/// Fills in the names: of the table, and of the columns that are taken and that could be.
void name_columns(Table& table, const std::vector<ArrayColumn>& columns, const std::string& file,
                  const ChosenColumns& chosen, const ColumnChoice& wanted);

/// Reads two of the columns, and a third of numbers as classes; where none are named, the first two
/// of numbers that have equally many rows. Memory: 16 bytes a row, and one for its class. Throws
/// Error as `read_table` does.
Table read_columns(const std::vector<ArrayColumn>& columns, const std::string& file,
                   const TableColumns& wanted);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/cell.h"

#include <optional>
#include <string>
#include <vector>

namespace pushforward {

/// Cells of one column that hold something, and that hold a number.
struct CellCount {
    std::size_t filled = 0, numbers = 0;
    bool mostly_numbers() const { return numbers > 0 && 2 * numbers >= filled; }
};

/// Counts for each of so many columns, from a row on.
std::vector<CellCount> count_cells(const std::vector<std::vector<std::string>>& rows,
                                   std::size_t from, std::size_t columns, const CellForm& form);

/// The rows above the numbers.
struct Heading {
    std::optional<std::size_t> names; ///< place of the row that holds the columns' names
    std::optional<std::size_t> units; ///< place of a row of units below it
    std::size_t rows = 0;             ///< how many there are
    bool has_numbers = false;         ///< the names are numbers
};

/// Finds names that are text where a column otherwise holds numbers, and numbers that can only be
/// names: years above what is none, or 0, 1, 2 … above many decimals.
Heading find_heading(const std::vector<std::vector<std::string>>& rows, const CellForm& form);

/// Whether the cells of the first column count the rows from 0, as pandas writes its index, or
/// from 1 as R does; `from` is the place of the first row.
bool counts_rows(const std::vector<std::vector<std::string>>& rows, std::size_t from, int first);

} // namespace pushforward

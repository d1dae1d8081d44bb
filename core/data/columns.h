// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/cell.h"
#include "core/data/table.h"

#include <string>
#include <vector>

namespace pushforward {

using TextRow = std::vector<std::string>;

/// What the first rows of a table tell about its columns.
struct Layout {
    bool has_header = false;
    std::vector<std::string> names; ///< of all columns; "column 3" where there is none
    bool has_index = false;         ///< the first column has no name and counts the rows: "index"
    std::vector<bool> numeric;      ///< at least half of the filled cells are numbers
};

/// `rows` are the first of the table, at least one.
Layout find_layout(const std::vector<TextRow>& rows, DecimalSign decimal);

/// Places of the two columns that are asked for; where none are, the first two of numbers, an index
/// only where there is no other. Throws Error, beginning with `table`, that lists
/// the columns there are.
struct ColumnPair {
    std::size_t first, second;
};
ColumnPair choose_columns(const Layout& layout, const TableColumns& wanted,
                          const std::string& table);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/table.h"

#include <optional>
#include <string>
#include <vector>

namespace pushforward {

/// The columns of a table.
struct Layout {
    std::vector<std::string> names; ///< of all columns; "column 3" if it has none
    bool has_index = false;         ///< the first column has no name and counts the rows: "index"
    std::vector<bool> numeric;      ///< at least half of the filled cells are numbers
    std::vector<bool> dates;        ///< of these, dates and times; empty if there are none
    std::vector<bool> few_values;   ///< few enough different values to be classes
};

/// Gives columns of the same name different ones: "a", "a (2)".
void tell_apart(std::vector<std::string>& names);

/// The place of the column with this name (in upper or lower case) or number. Throws Error,
/// beginning with `table`, that lists the columns.
std::size_t find_column(const Layout& layout, const std::string& wanted, const std::string& table);

/// The choice in this table: `log(M)` is the column that is called so if there is no column M.
ColumnChoice settled_choice(const Layout& layout, const ColumnChoice& wanted);

/// Places of the columns to use.
struct ChosenColumns {
    std::size_t first, second;
    std::optional<std::size_t> category;
};

/// The places of the chosen columns; if none are chosen, of the first two columns of numbers, with
/// dates and an index only if there is no other. Throws Error, beginning with `table`, that lists
/// the columns.
ChosenColumns choose_columns(const Layout& layout, const ColumnChoice& wanted,
                             const std::string& table);

/// The choice, by the names of the columns that were found for it.
ColumnChoice named_choice(const Layout& layout, const ChosenColumns& chosen,
                          const ColumnChoice& wanted);

} // namespace pushforward

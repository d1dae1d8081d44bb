// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/columns.h"
#include "core/tables/date_cell.h"
#include "core/tables/delimited/dialect.h"

#include <optional>
#include <string>
#include <vector>

namespace pushforward {

using TextRow = std::vector<std::string>;

/// What the first rows of a table show about its columns.
struct TextLayout : Layout {
    CellForm cells;
    std::optional<std::size_t> names_in; ///< place of the row that holds the columns' names
    bool names_in_comment = false;
    std::size_t first = 0;            ///< place of the first row of the table
    std::vector<DateForm> date_forms; ///< of each column
    bool may_be_other_dates = false;  ///< days may be months in one of them
    std::vector<bool> unknown;        ///< columns that hold nothing in these rows
    std::string notes;                ///< sentences on what was taken for what; mostly empty
};

/// The decimal sign of the rows' numbers.
struct FoundDecimal {
    DecimalSign sign = DecimalSign::point;
    std::string doubtful; ///< a number that the other sign would fit too; empty for none
};

/// A comma is the decimal sign if more numbers need it than need a point. If every number with a
/// comma has three digits after it, and no other number is below 1,000, commas are decimal; if
/// others are, or many end in 00, commas separate thousands.
FoundDecimal find_decimal(const std::vector<TextRow>& rows, char delimiter);

/// `rows` are the first rows below the lines that the dialect skips, at least one; a missing first
/// name, as R leaves it out, is added to them.
TextLayout find_layout(std::vector<TextRow>& rows, const Dialect& dialect, const TextForm& form);

} // namespace pushforward

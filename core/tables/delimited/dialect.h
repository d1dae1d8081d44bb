// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/cell.h"

#include <string_view>

namespace pushforward {

/// How a table is written down.
struct Dialect {
    char delimiter = ',';
    bool comments = false; ///< lines that begin with # are none of the table's rows
    DecimalSign decimal = DecimalSign::point;
};

/// Whether a line begins as a comment does: with a # after which no cell ends at once.
bool begins_comment(std::string_view line);

/// Finds it from the first rows of a text: the delimiter of comma, semicolon, tab and bar, then of
/// spaces and colon, which cuts the most rows into as many cells as the first, and the most cells
/// into numbers; outside quotes. Lines with # are comments unless most rows begin so.
Dialect find_dialect(std::string_view text);

} // namespace pushforward

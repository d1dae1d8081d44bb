// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/cell.h"

#include <string_view>

namespace pushforward {

/// The format of a delimited table.
struct Dialect {
    char delimiter = ',';
    bool comments = false; ///< lines that begin with # are not rows of the table
    DecimalSign decimal = DecimalSign::point;
};

/// True if a line begins like a comment: with a # that is not immediately followed by the end of a
/// cell.
bool begins_comment(std::string_view line);

/// Detects the dialect from the first rows of a text. Among comma, semicolon, tab and bar, then
/// spaces and colon, it takes the delimiter that splits the most rows into as many cells as the
/// first row and yields the most numbers; text in quotes is not split. Lines with # are comments
/// unless most rows begin so.
Dialect find_dialect(std::string_view text);

} // namespace pushforward

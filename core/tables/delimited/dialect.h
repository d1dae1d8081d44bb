// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/delimited/text_form.h"

#include <string>
#include <string_view>
#include <vector>

namespace pushforward {

/// How a delimited text is cut into rows and cells.
struct Dialect {
    char delimiter = ',';
    std::string comment;           ///< what comments begin with; empty if there are none
    bool has_comments = false;     ///< whether there are any among the first rows
    std::vector<bool> numbers;     ///< of each column: whether its first cells are mostly numbers
    std::size_t bytes_skipped = 0; ///< at the front of the text: the lines above the table
    std::vector<std::string> lines_skipped; ///< what was in them, without blank lines and comments
    std::vector<std::string> comment_names; ///< cells of the comment above the rows, if they fit
    Encoding encoding = Encoding::found;
};

/// True if a line begins with the sign of a comment, which is not immediately followed by the end
/// of a cell.
bool begins_comment(std::string_view line, std::string_view sign);

/// True if a line that begins like a comment is a row of the table all the same: it has as many
/// cells, with numbers where the others have them.
bool is_marked_row(const Dialect& dialect, std::string_view line);

/// Detects the dialect from the first rows of a text, as far as it is not said. Among comma,
/// semicolon, tab and bar, then spaces and colon, it takes the delimiter that splits the most rows
/// into equally many cells and yields the most numbers; text in quotes is not split. Lines above
/// the first such row are skipped, and `sep=;` in the first line is obeyed. Lines with # are
/// comments unless most rows begin so; those with %, !, //, ;, * or -- are if the text begins with
/// one.
Dialect find_dialect(std::string_view text, const TextForm& form = {});

} // namespace pushforward

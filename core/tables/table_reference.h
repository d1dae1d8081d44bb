// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/column_choice.h"

#include <string>

namespace pushforward {

/// `FILE`, `FILE:first,second` or `FILE:first,second,category`; `log(first)` takes the logarithm.
struct TableReference {
    std::string file;
    ColumnChoice columns; ///< without names where none were
};

/// A file's name may hold colons: the longest path that exists is taken, and without any the text
/// up to the last colon. What stands in double quotes is a name as it is, whatever it holds. Throws
/// Error when what follows the colon is not two names or three.
TableReference parse_table_reference(const std::string& text);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/column_choice.h"

#include <string>

namespace pushforward {

/// `FILE`, `FILE:first,second` or `FILE:first,second,category`; `log(first)` takes the logarithm.
struct TableReference {
    std::string file;
    ColumnChoice columns; ///< without names if none were given
};

/// A file's name may hold colons: the longest path that exists is used, or else the text up to the
/// last colon. Text in double quotes is a name, whatever it holds. Throws Error unless two or three
/// names follow the colon.
TableReference parse_table_reference(const std::string& text);

} // namespace pushforward

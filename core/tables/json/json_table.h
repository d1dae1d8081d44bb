// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/data_file.h"
#include "core/tables/table.h"

#include <string_view>

namespace pushforward {

/// A list or an object whose first word can stand in one.
bool looks_like_json(std::string_view start);

/// Reads two columns of a table in JSON: a list of lists, whose first may name the columns; a list
/// of objects or an object of lists (or of objects, as pandas writes it), whose keys do. Null, NaN
/// and what is no number leave their row out. Memory: 16 bytes a row, 34 more where the file goes
/// column by column, and its longest string. Throws Error as `read_table` does.
Table read_json(const DataFile& file, const TableColumns& wanted = {});

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/data_file.h"
#include "core/tables/table.h"

#include <string_view>

namespace pushforward {

/// True if the text looks like JSON with a table in it: a list or an object.
bool looks_like_json(std::string_view start);

/// Reads two columns of a table in JSON: a list of lists, whose first may name the columns; a list
/// of objects or an object of lists (or of objects, as pandas writes it), whose keys do. JSON
/// Lines, what pandas writes for split, index and table, a list of rows under one key, and the
/// points of GeoJSON are read too; their properties are columns. Dates, times and numbers in
/// quotation marks are numbers where a column has nothing else. A row with null, NaN or a value
/// that is not a number is left out. Memory: 16 bytes per row, 34 more if the file goes column by
/// column, and its longest string. Throws Error as `read_table` does.
Table read_json(const DataFile& file, const TableColumns& wanted = {});

} // namespace pushforward

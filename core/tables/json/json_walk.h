// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/data_file.h"
#include "core/tables/json/json_plan.h"

#include <string>
#include <string_view>
#include <vector>

namespace pushforward {

/// A cell of a table in JSON.
struct JsonCell {
    enum class Kind { number, null, other };
    Kind kind = Kind::null;
    double number = 0;
    std::string_view text; ///< if it is a string; valid during the call that hands it over
};

/// Receives the cells of a table in order. Returning false ends the walk.
class JsonSink {
public:
    virtual ~JsonSink() = default;
    virtual bool cell(std::size_t column, const JsonCell& cell) = 0;
    virtual bool end_row() = 0; ///< called only if the table is written row by row
};

/// How a table is arranged in a file.
struct JsonShape {
    bool column_by_column = false;  ///< an object of lists, or of objects
    std::vector<std::string> names; ///< keys in the order of the file; empty for lists
    std::size_t columns = 0;
};

/// Walks over the file from its front, as its plan says: a list of lists or of objects, row by row,
/// or an object of lists or of objects, column by column. NaN and Infinity are numbers. Memory: a
/// piece of the file and its longest string. Throws Error, beginning with the file's name, if it is
/// not JSON, is nested more than 64 deep, has more than 4096 columns, or is none of these tables.
JsonShape walk_json(const DataFile& file, const JsonPlan& plan, JsonSink& sink);

} // namespace pushforward

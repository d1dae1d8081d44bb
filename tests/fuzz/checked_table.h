// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/error.h"
#include "core/tables/data_file.h"
#include "core/tables/table.h"

#include <cstdint>
#include <cstdlib>

namespace pushforward::testing {

/// Ends the program where a table that was read does not hold what it says.
inline void check(const Table& table, const TableColumns& wanted) {
    const bool enough = table.points.cols() >= (wanted.for_training ? 8 : 1);
    const bool counted = table.points.cols() + table.rows_left_out == table.rows_read;
    if (!enough || !counted || !table.points.isFinite().all() ||
        table.left_out_reason.empty() != (table.rows_left_out == 0))
        std::abort();
    const Categories& categories = table.categories;
    const auto classed = wanted.category.empty() ? 0 : table.points.cols();
    if (std::ssize(categories.of) != classed || categories.names.size() > Categories::most)
        std::abort();
    for (const std::uint8_t category : categories.of)
        if (category >= categories.names.size()) std::abort();
}

/// Reads bytes with a reader of tables, with columns found and named, and checks what was read.
inline void read_checked(Table (*read)(const DataFile&, const TableColumns&), const char* name,
                         const std::uint8_t* bytes, std::size_t size) {
    const DataFile file =
        DataFile::in_memory(name, std::string(reinterpret_cast<const char*>(bytes), size));
    for (const TableColumns& columns :
         {TableColumns{}, TableColumns{{"2", "1", true, false, "3"}, false},
          TableColumns{{"x", "y"}, false}})
        try {
            check(read(file, columns), columns);
        } catch (const Error&) {
        }
}

} // namespace pushforward::testing

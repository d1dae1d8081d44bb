// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/writers/table_writer.h"

namespace pushforward {

// Each in the file of its name.
TableWriter csv_writer(), npy_writer();

std::span<const TableWriter> table_writers() {
    static const std::vector<TableWriter> writers = [] {
        std::vector<TableWriter> made;
        for (auto* writer : {csv_writer, npy_writer}) made.push_back(writer());
        return made;
    }();
    return writers;
}

} // namespace pushforward

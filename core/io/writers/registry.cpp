// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/writers/table_writer.h"

namespace pushforward {

// Each in the file of its name.
TableWriter csv_writer();
TableWriter npy_writer();

std::span<const TableWriter> table_writers() {
    static const TableWriter writers[] = {
        csv_writer(),
        npy_writer(),
    };
    return writers;
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/data_file.h"
#include "core/tables/table.h"

namespace pushforward {

/// Reads two columns of the array in a .npy file: numbers or truth values, in either byte order,
/// row-major or column-major; named fields are columns. Memory: 16 bytes per row. Throws Error as
/// `read_table` does, and if the file is damaged or holds anything but numbers. Pickled objects are
/// never opened.
Table read_npy(const DataFile& file, const TableColumns& wanted = {});

} // namespace pushforward

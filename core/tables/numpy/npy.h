// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/data_file.h"
#include "core/tables/table.h"

namespace pushforward {

/// Reads two columns of the array in a .npy file: of numbers or truth values, in either order of
/// bytes and of indices; named fields are columns. Memory: 16 bytes a row. Throws Error as
/// `read_table` does, and where the file is damaged or holds something else than numbers; what is
/// pickled in it is never opened.
Table read_npy(const DataFile& file, const TableColumns& wanted = {});

} // namespace pushforward

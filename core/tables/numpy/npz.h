// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/data_file.h"
#include "core/tables/table.h"

namespace pushforward {

/// Reads two columns of the arrays in a .npz file, stored or deflated. A list is a column with the
/// array's name; the columns of a matrix are "ARRAY 1", "ARRAY 2" and so on. Memory: 16 bytes per
/// row. Throws Error as `read_npy` does, and if an array would inflate to far more than is
/// sensible: beyond 64 MB, to more than 200 times its packed size, or to more than 16 GB.
Table read_npz(const DataFile& file, const TableColumns& wanted = {});

} // namespace pushforward

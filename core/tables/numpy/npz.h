// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/data_file.h"
#include "core/tables/table.h"

namespace pushforward {

/// Reads two columns of the arrays in a .npz file, stored or deflated. A list is a column that has
/// the array's name, and the columns of a matrix are "ARRAY 1", "ARRAY 2" and so on. Memory: 16
/// bytes a row. Throws Error as `read_npy` does, and where an array would inflate to far more than
/// is sensible: beyond 64 MB a file may be packed 200 times smaller, and none may exceed 16 GB.
Table read_npz(const DataFile& file, const TableColumns& wanted = {});

} // namespace pushforward

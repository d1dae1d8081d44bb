// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/data_file.h"

#include <string_view>

namespace pushforward {

/// Throws Error for a file of a format that is known and not read, by its first bytes: it names the
/// format, and gives the line that turns the file into one that is read.
void refuse_foreign(const DataFile& file, std::string_view start);

/// The one file in a .zip archive, unpacked into memory; any other file, and an archive with NumPy
/// arrays, as it is. Throws Error for a spreadsheet, which is an archive too, and for an archive
/// with several files or none.
DataFile unzipped(const DataFile& file);

} // namespace pushforward

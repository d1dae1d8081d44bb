// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/data_file.h"

#include <string_view>

namespace pushforward {

/// True for the first bytes of a file that gzip, xz or bzip2 packed.
bool looks_packed(std::string_view start);

/// What such a file holds, in memory, under its name without the last ending; any other file as it
/// is. Throws Error, beginning with the file's name, if it is damaged, or if it inflates to far
/// more than is sensible: beyond 64 MB, to more than 500 times its size, or to more than 4 GB.
/// CancelledError where the file's reading requests it.
DataFile inflated(const DataFile& file);

} // namespace pushforward

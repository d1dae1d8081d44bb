// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace pushforward {

/// All bytes of a file, a pipe or a resource (":/data/…"). Throws Error with a sentence that names
/// the path when it is missing, a folder, not readable, or larger than `most` bytes.
std::string read_file(const std::string& path, std::int64_t most);

/// Writes bytes so that the file appears whole or not at all; devices and pipes such as /dev/stdout
/// are written to directly. Throws Error naming the path and the reason.
void write_file(const std::string& path, const std::string& bytes);

/// Throws the Error that `write_file` would throw now, and changes nothing: to be called before an
/// hour of training. It cannot foresee a disk that fills up later.
void check_can_write(const std::string& path);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace pushforward {

/// Writes to standard output, at once. Throws Error when it cannot take the bytes.
void write_output(const std::string& bytes);

/// A line on standard error.
void say(const std::string& line);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

namespace pushforward {

/// Writes to standard output, at once. Throws Error when it cannot take the bytes.
void write_output(const std::string& bytes);

/// Writes to the file, whole or not at all; to standard output where no file is named.
void deliver(const std::optional<std::string>& file, const std::string& bytes);

/// A line on standard error.
void say(const std::string& line);

/// Appends the shortest text that reads back as the same number.
void append_number(std::string& text, double number);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "core/io/writers/table_writer.h"

#include <optional>
#include <string>

namespace pushforward {

/// The option that names the file of a TableOutput.
Option table_option();

/// Where a command's table goes: to a file, in the format that its name's ending asks for, or to
/// standard output.
class TableOutput {
public:
    /// Throws Error when the ending is not known or the file cannot be written: to be made before
    /// the work. Without a file, the table goes to standard output.
    explicit TableOutput(const std::optional<std::string>& file);

    /// Writes the file whole or not at all. Throws Error.
    void write(const WrittenTable& table) const;

private:
    std::optional<std::string> file_;
};

} // namespace pushforward

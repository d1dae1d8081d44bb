// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

#include <string>

namespace pushforward {

/// What `pushforward --help` shows: every command with its summary.
std::string general_help();

/// What `pushforward COMMAND --help` shows: usage, options and notes, in lines of at most 100
/// characters where words allow it.
std::string help_of(const Command& command);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"

#include <span>
#include <string>
#include <vector>

namespace pushforward {

/// One command: its help and what it does.
struct Command {
    std::string name;
    std::string summary; ///< what it does, lower case, without a full stop
    std::string usage;   ///< what follows the name: "MODEL --points FILE [--out FILE]"
    std::string notes;   ///< paragraphs under the options, each ending in a line end but the last;
                         ///< may be empty
    std::vector<Option> options;
    int (*run)(const Arguments& arguments) = nullptr;
};

/// Every command, in the order that --help lists them in.
std::span<const Command> commands();

} // namespace pushforward

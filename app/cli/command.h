// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"

#include <string>
#include <vector>

namespace pushforward {

/// One command: its help and what it does. A new one is one file and one line in command_line.cpp.
struct Command {
    std::string name, summary;
    std::string usage; ///< what follows the name: "MODEL --points CSV [--out CSV]"
    std::string notes; ///< paragraphs under the options; may be empty
    std::vector<Option> options;
    int (*run)(const Arguments& arguments) = nullptr;
};

Command train_command();
Command evaluate_command();
Command sample_command();
Command render_command();
Command kinds_command();

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

namespace pushforward {

// Each in the file of its name.
Command train_command(), evaluate_command(), sample_command(), render_command(), kinds_command();

std::span<const Command> commands() {
    static const std::vector<Command> all = [] {
        std::vector<Command> made;
        for (auto* command :
             {train_command, evaluate_command, sample_command, render_command, kinds_command})
            made.push_back(command());
        return made;
    }();
    return all;
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

namespace pushforward {

// Each in the file of its name.
Command train_command();
Command evaluate_command();
Command sample_command();
Command render_command();
Command kinds_command();

std::span<const Command> commands() {
    static const Command all[] = {
        train_command(), evaluate_command(), sample_command(), render_command(), kinds_command(),
    };
    return all;
}

} // namespace pushforward

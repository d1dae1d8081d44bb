// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pushforward {

/// Whether a program that is started with this first argument should run the command line: it is a
/// command's name, an option, or a word that is not a file and so is probably a misspelt command.
bool is_command(const char* argument);

/// Runs a command, `--help` or `--version` and returns the exit status: 0; 1 with a sentence on
/// standard error; 2 for wrong usage; 128 + the signal's number for a training that was interrupted
/// and saved. Makes the Qt application that a command needs by itself, so call it before there is
/// one.
int run_command_line(int argc, char** argv);

} // namespace pushforward

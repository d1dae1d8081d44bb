// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command_line.h"

/// The command line without the window: tst_cli_linkage looks at what it is linked with.
int main(int argc, char** argv) { return pushforward::run_command_line(argc, argv); }

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"

namespace pushforward {

/// The option that says with how many threads a command works.
Option threads_option();

/// The number; without the option, as many as the machine runs at once, but at most as many as the
/// work is ever cut for. Throws Error for a number that is out of range.
int threads_of(const Arguments& arguments);

} // namespace pushforward

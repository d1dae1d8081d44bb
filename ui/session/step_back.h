// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pushforward {

/// Lets training and the window go first: this thread gets what they leave of the processor. Qt's
/// own thread priorities do nothing under Linux's usual scheduler.
void step_back();

} // namespace pushforward

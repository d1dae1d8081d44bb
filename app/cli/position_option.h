// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/arguments.h"
#include "core/train/snapshot.h"

#include <memory>

namespace pushforward {

/// The option that names a position in the stack: 3.45 is 45 % of the way through the fourth layer.
Option position_option();

/// The flow of a snapshot as far as that position; all of it without the option. It reads the first
/// of the snapshot's parameters. Throws Error where there is no such position, or no exact way.
std::shared_ptr<const Flow> flow_at(const Arguments& arguments, const Snapshot& snapshot);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/picture/moment.h"

namespace pushforward {

/// At most `count` points of the data side to measure a flow at: an even pick of what is trained
/// on, or points of the flow itself where that is an energy. The moment has a snapshot and data.
Points probe_points(const Moment& moment, Index count);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/snapshot.h"

namespace pushforward {

/// Points drawn from the flow, in data units; the same seed gives the same base points for every
/// snapshot, so that a cloud moves instead of flickering.
Points sample_cloud(const Snapshot& snapshot, Index count, std::uint64_t seed);

} // namespace pushforward

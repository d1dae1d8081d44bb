// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/sample_cloud.h"

namespace pushforward {

Points sample_cloud(const Snapshot& snapshot, Index count, std::uint64_t seed) {
    Tape tape;
    Random random(seed, 6);
    return snapshot.flow->sample(tape, snapshot.parameters, count, random);
}

} // namespace pushforward

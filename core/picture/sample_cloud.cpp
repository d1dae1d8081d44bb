// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/sample_cloud.h"

#include "core/math/random_streams.h"
#include "core/picture/thinned.h"

namespace pushforward {

Points sample_cloud(const Snapshot& snapshot, Index count, std::uint64_t seed) {
    Tape tape;
    Random random(seed, random_stream::sample_cloud);
    return snapshot.flow->sample(tape, snapshot.parameters, count, random);
}

Points probe_points(const Snapshot& snapshot, const TrainingData& data, Index count) {
    constexpr std::uint64_t seed = 1;
    return data.energy ? sample_cloud(snapshot, count, seed) : thinned(data.points, count);
}

} // namespace pushforward

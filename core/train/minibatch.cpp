// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/minibatch.h"

namespace pushforward {

void draw_batch(const TrainingData& data, Random& random, Batch& batch) {
    if (data.energy) return;
    if (data.fresh && data.generator) {
        const Standardisation& s = data.standardisation;
        for (Index i = 0; i < batch.cols(); ++i)
            batch.col(i) = s.point_to_inside(data.generator->draw(random)).cast<Real>();
        return;
    }
    const auto count = static_cast<std::uint64_t>(data.train.cols());
    for (Index i = 0; i < batch.cols(); ++i)
        batch.col(i) = data.train.col(static_cast<Index>(random.below(count)));
}

} // namespace pushforward

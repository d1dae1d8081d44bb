// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/dataset.h"

namespace pushforward {

Points Dataset::sample(Index count, Random& random) const {
    Points points(2, count);
    for (Index i = 0; i < count; ++i) points.col(i) = draw(random);
    return points;
}

} // namespace pushforward

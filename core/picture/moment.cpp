// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/moment.h"

#include <algorithm>

namespace pushforward {

DensityGrid flow_density(const Moment& moment, const View& view, int columns, int rows,
                         const Cancelled& cancelled) {
    const Snapshot& snapshot = *moment.snapshot;
    if (moment.coordinates == Coordinates::data)
        return data_density(snapshot, view, columns, rows, cancelled);
    return layer_density(snapshot, std::min(moment.position.layers, snapshot.flow->layer_count()),
                         view, columns, rows, cancelled);
}

} // namespace pushforward

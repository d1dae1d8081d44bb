// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/moment.h"

#include <algorithm>

namespace pushforward {

namespace {

Index layers_done(const Moment& moment) {
    return std::min(moment.position.layers, moment.snapshot->flow->layer_count());
}

} // namespace

DensityGrid flow_density(const Moment& moment, const View& view, int columns, int rows,
                         const Cancelled& cancelled) {
    const Snapshot& snapshot = *moment.snapshot;
    if (moment.coordinates == Coordinates::data)
        return data_density(snapshot, view, columns, rows, cancelled);
    return layer_density(snapshot, layers_done(moment), view, columns, rows, cancelled);
}

Points carried(const Moment& moment, const Batch& base) {
    Tape tape;
    const Snapshot& snapshot = *moment.snapshot;
    if (moment.coordinates == Coordinates::data)
        return snapshot.flow->to_data(tape, snapshot.parameters, base);
    return snapshot.flow->after(tape, snapshot.parameters, base, layers_done(moment))
        .cast<double>();
}

} // namespace pushforward

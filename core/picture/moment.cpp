// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/picture/moment.h"

#include "core/math/random_streams.h"

#include <algorithm>

namespace pushforward {

namespace {

/// The moment at one of the ends of the layer that its position is in.
Moment at_end(Moment moment, Index more) {
    moment.position = {moment.position.layers + more, 0};
    return moment;
}

DensityGrid faded(const DensityGrid& from, const DensityGrid& to, double share) {
    DensityGrid grid = from;
    grid.maximum = 0;
    for (std::size_t i = 0; i < grid.density.size(); ++i) {
        grid.density[i] += static_cast<float>(share) * (to.density[i] - from.density[i]);
        grid.maximum = std::max(grid.maximum, grid.density[i]);
    }
    grid.integral += share * (to.integral - from.integral);
    return grid;
}

} // namespace

Position position_in_stack(const Moment& moment) {
    return moment.position.in(moment.snapshot->flow->layer_count());
}

bool is_at_data(const Moment& moment) {
    return position_in_stack(moment).layers == moment.snapshot->flow->layer_count();
}

std::shared_ptr<const Flow> flow_at(const Moment& moment) {
    if (is_at_data(moment)) return moment.snapshot->flow;
    return moment.snapshot->flow->until(moment.position, moment.snapshot->parameters);
}

DensityGrid flow_density(const Moment& moment, const View& view, int columns, int rows,
                         const Cancelled& cancelled) {
    if (const auto flow = flow_at(moment))
        return density_grid(*flow, moment.snapshot->parameters_of(*flow), view, columns, rows,
                            cancelled);
    const DensityGrid from = flow_density(at_end(moment, 0), view, columns, rows, cancelled),
                      to = flow_density(at_end(moment, 1), view, columns, rows, cancelled);
    if (from.density.empty() || to.density.empty()) return {view, 0, 0, {}, 0, 0};
    return faded(from, to, moment.position.share);
}

Points carried(const Moment& moment, const Batch& base) {
    if (const auto flow = flow_at(moment)) {
        Tape tape;
        return flow->to_data(tape, moment.snapshot->parameters_of(*flow), base);
    }
    const Points from = carried(at_end(moment, 0), base), to = carried(at_end(moment, 1), base);
    return from + moment.position.share * (to - from);
}

Points pulled_back(const Moment& moment, const Points& data) {
    if (is_at_data(moment)) return data;
    Tape tape;
    return carried(moment, moment.snapshot->flow->to_base(tape, moment.snapshot->parameters, data));
}

Batch base_cloud(const Snapshot& snapshot, Index count, std::uint64_t seed) {
    Random random(seed, random_stream::sample_cloud);
    Batch base(2, count);
    snapshot.flow->draw_base(snapshot.parameters, random, base);
    return base;
}

Points sample_cloud(const Moment& moment, Index count, std::uint64_t seed) {
    return carried(moment, base_cloud(*moment.snapshot, count, seed));
}

} // namespace pushforward

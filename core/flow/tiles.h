// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/transform.h"

#include <algorithm>

namespace pushforward {

/// Points worked at a time: what a layer keeps for its derivative stays in the second-level cache.
constexpr Index points_a_tile = 512;

/// Calls work(start, count) for tiles that make up this many points, in order.
template <class Work>
void in_tiles(Index points, Work work) {
    for (Index start = 0; start < points; start += points_a_tile)
        work(start, std::min(points_a_tile, points - start));
}

/// Columns [start, start + count) on a tape.
inline Plane load(Tape& tape, const Batch& points, Index start, Index count,
                  bool with_gradient = false) {
    const auto n = static_cast<std::size_t>(count);
    return {tape.input({points.row(0).data() + start, n}, with_gradient),
            tape.input({points.row(1).data() + start, n}, with_gradient)};
}

/// The same in one pass of a tape over these parameters, which only evaluates: calls work(tape,
/// start, count). `Team` has another of this form.
template <class Work>
void in_tiles(Tape& tape, std::span<const Real> parameters, Index points, Work work) {
    in_tiles(points, [&](Index start, Index count) {
        if (start == 0)
            tape.begin(Tape::Mode::evaluate, parameters, {}, points);
        else
            tape.next_tile();
        work(tape, start, count);
    });
}

/// The same in one pass that records. `work` seeds; the seeds are pulled back after each tile.
template <class Work>
void in_recorded_tiles(Tape& tape, std::span<const Real> parameters, std::span<Real> gradient,
                       Index points, Work work) {
    in_tiles(points, [&](Index start, Index count) {
        if (start == 0)
            tape.begin(Tape::Mode::record, parameters, gradient, points);
        else
            tape.next_tile();
        work(start, count);
        tape.pull_back(start + count == points);
    });
}

/// A plane's values into the columns of `out` from `start` on.
inline void store(const Plane& plane, Batch& out, Index start) {
    const auto copy = [&](Var v, Index row) {
        const std::span<const Real> from = v.values();
        std::copy(from.begin(), from.end(), out.row(row).data() + start);
    };
    copy(plane.first, 0);
    copy(plane.second, 1);
}

} // namespace pushforward

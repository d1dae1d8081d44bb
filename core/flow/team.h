// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/autodiff/tape.h"
#include "core/flow/tiles.h"
#include "core/math/workers.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace pushforward {

class Flow;

/// Passes over many points with several threads. The points are cut at fixed places and all sums
/// are added in a fixed order, so that the bits do not depend on the number of threads. What the
/// pieces of networks are made of parameters alone is made once for all of them. A warm pass
/// allocates nothing.
class Team {
public:
    explicit Team(int threads = 1);

    /// As many as the machine runs at once, but no more than there are parts in a large pass.
    static int useful_threads();

    void set_threads(int threads);
    int threads() const { return workers_->threads(); }

    /// A pass that records, with these parameters of this flow. Calls work(tape, start, count) for
    /// tiles, which loads its points and seeds, and returns a number; tiles of different parts at
    /// the same time. Pulls the seeds back. `gradient` is written, not added to. Returns the sum of
    /// the tiles' numbers, in the order of the points.
    template <class Work>
    double record(const Flow& flow, std::span<const Real> parameters, std::span<Real> gradient,
                  Index points, const Work& work);

    /// A pass that evaluates. Calls work(tape, start, count) for tiles, several at the same time.
    template <class Work>
    void evaluate(std::span<const Real> parameters, Index points, const Work& work);

private:
    static constexpr Index recorded_tile = 128, most_parts = 16;

    struct Range {
        std::size_t start = 0, end = 0; ///< of the flat vector
    };
    void prepare(const Flow& flow, std::span<const Real> parameters, Index points);
    void begin_part(Index part, int thread, std::span<const Real> parameters, Index points);
    void finish(std::span<const Real> parameters, std::span<Real> gradient);

    std::unique_ptr<Workers> workers_;
    std::vector<Tape> tapes_, evaluating_; // of each thread
    Preparations prepared_; // of the flow, for so many points, as they were in its last pass
    std::uint64_t flow_ = 0;
    Index points_ = 0, parts_ = 0;
    int first_thread_ = 0;                     // which worked on the first part
    std::vector<Range> others_;                // parameters that no Preparation gathers
    std::vector<Range> slices_;                // of these, for one task each
    std::vector<std::vector<Real>> gradients_; // of each part, for those
    std::vector<double> sums_;                 // of each tile
};

/// The same pass by one tape: what the functions that take either are written with.
template <class Work>
void in_tiles(Team& team, std::span<const Real> parameters, Index points, const Work& work) {
    team.evaluate(parameters, points, work);
}

template <class Work>
double Team::record(const Flow& flow, std::span<const Real> parameters, std::span<Real> gradient,
                    Index points, const Work& work) {
    const Index tiles = (points + recorded_tile - 1) / recorded_tile;
    parts_ = std::min(tiles, most_parts);
    prepare(flow, parameters, points);
    sums_.assign(static_cast<std::size_t>(tiles), 0.0);
    workers_->run(parts_, [&](Index part, int thread) {
        Tape& tape = tapes_[static_cast<std::size_t>(thread)];
        begin_part(part, thread, parameters, points);
        const Index end = tiles * (part + 1) / parts_;
        for (Index tile = tiles * part / parts_; tile < end; ++tile) {
            const Index start = tile * recorded_tile;
            tape.next_tile();
            sums_[static_cast<std::size_t>(tile)] =
                work(tape, start, std::min(recorded_tile, points - start));
            tape.pull_back(tile + 1 == end);
        }
    });
    finish(parameters, gradient);
    double sum = 0;
    for (const double tile : sums_) sum += tile;
    return sum;
}

template <class Work>
void Team::evaluate(std::span<const Real> parameters, Index points, const Work& work) {
    const Index tiles = (points + points_a_tile - 1) / points_a_tile;
    const Index parts = std::min<Index>(tiles, threads());
    workers_->run(parts, [&](Index part, int thread) {
        Tape& tape = evaluating_[static_cast<std::size_t>(thread)];
        tape.begin(Tape::Mode::evaluate, parameters, {}, points);
        const Index end = tiles * (part + 1) / parts;
        for (Index tile = tiles * part / parts; tile < end; ++tile) {
            const Index start = tile * points_a_tile;
            tape.next_tile();
            work(tape, start, std::min(points_a_tile, points - start));
        }
    });
}

} // namespace pushforward

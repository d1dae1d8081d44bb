// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/snapshot.h"

#include <memory>
#include <string>
#include <vector>

namespace pushforward {

enum class TrainingState {
    empty,  ///< nothing loaded yet
    paused, ///< waiting for play or step
    running,
    finished, ///< the experiment's steps are done; play goes on beyond them
    stopped,  ///< a step would have left a number that is not finite; the message says where
};

/// A run that another branched from, after this step of it.
struct Origin {
    std::int64_t run = 0, step = 0;
};

/// What has come out since the update before.
struct Update {
    std::int64_t run = 0;        ///< its number, as the call that began it returned it
    std::vector<Origin> origins; ///< of the run, the first of them first; steps do not fall
    std::int64_t edit = 0;       ///< the newest that was done or refused
    TrainingState state = TrainingState::empty;
    std::shared_ptr<const Snapshot> snapshot; ///< the newest; null before the first load
    /// Since the update before, of this run; and of its origins, what no update has handed over.
    std::vector<MetricPoint> metrics;
    double steps_per_second = 0; ///< over the last half second or so; 0 when not running
    std::string message;         ///< why it stopped, or a command failed; empty otherwise
    std::int64_t refused = 0; ///< a run that could not begin, since the update before; 0 for none
};

} // namespace pushforward

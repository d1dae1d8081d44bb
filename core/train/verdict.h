// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/experiment.h"
#include "core/train/snapshot.h"
#include "core/train/training_data.h"

#include <optional>

namespace pushforward {

/// How training goes: what a person should know first.
enum class Verdict {
    healthy,       ///< the loss is near the best, the rate is not zero, and the parameters change
    loss_risen,    ///< by a nat or more from the best, or it is not finite
    inexact,       ///< data → base → data leads elsewhere
    mass_off,      ///< the density does not integrate to 1
    overfitting,   ///< the held-out loss rises while that of the training points falls
    schedule_over, ///< it has lowered the rate to next to nothing
    rate_zero,     ///< the learning rate is next to nothing by itself
    stalled,       ///< the parameters do not change
};

/// What the verdict is of. What has not been measured speaks against nobody.
struct RunSigns {
    std::optional<MetricPoint> latest, best; ///< of this flow on these points, see Snapshot
    double learning_rate = 0;                ///< of the next step
    double set_rate = 0;                     ///< before the schedule's factor
    std::int64_t step = 0;
    bool schedule_is_over = false;
    bool rate_is_on_course = false;   ///< the schedule will raise it, or has lowered it on its way
    bool points_return = false;       ///< the training points are the same again and again
    bool is_unchanged = false;        ///< the parameters are those of many steps before
    std::optional<double> integral;   ///< of the density over the data and their surroundings
    std::optional<double> round_trip; ///< largest distance, in standard deviations
};

/// Signs of a moment; the measured ones are left to the caller.
RunSigns signs_of(const Snapshot& snapshot, const Experiment& experiment, const TrainingData& data);

Verdict verdict_on(const RunSigns& signs);

/// How far the loss has risen from the best, nats per point; infinite where it is not finite.
double rise_of(const RunSigns& signs);

} // namespace pushforward

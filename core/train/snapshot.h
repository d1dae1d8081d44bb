// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/flow.h"
#include "core/math/real.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace pushforward {

/// A place on the likelihood curves. NLLs in nats per point, in the units of the data as loaded.
struct MetricPoint {
    std::int64_t step = 0;
    double train_nll = 0;               ///< mean over the minibatches since the point before
    std::optional<double> held_out_nll; ///< over the held-out points; at some steps only
};

/// A moment of training. Immutable: every picture is a pure function of one.
struct Snapshot {
    std::int64_t step = 0;
    std::shared_ptr<const Flow> flow;
    std::vector<Real> parameters;
    std::vector<Real> optimizer_state; ///< as the optimizer lays it out
    std::string random_state; ///< of the minibatches, so that a file goes on as the run would
    std::optional<MetricPoint>
        latest;                  ///< with the newest held-out NLL, even if it is of a step before
    double loss_sum = 0;         ///< of the minibatches since `latest`
    std::int64_t loss_count = 0; ///< how many they are
    double gradient_norm = 0;    ///< of the last step, before clipping
    double learning_rate = 0;    ///< of the last step
};

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/flow.h"
#include "core/math/real.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace pushforward {

/// A place on the curves of the loss: nats per point, in the units of the data as loaded.
struct MetricPoint {
    std::int64_t step = 0;
    double train_loss = 0; ///< the objective's own, mean over the steps since the point before;
                           ///< where that is no NLL (flow matching), the last batch's NLL

    /// At some steps only. With data the NLL of the held-out points; with an energy E[log q + U]
    /// over base points that are the same at every step.
    std::optional<double> held_out_loss;
};

/// Appends what came out since. Where a step was taken back, its place on the curves goes too:
/// steps never fall. Of one step there are two points at most, what it came to and what it was left
/// with: edits in between, such as one that was undone, leave nothing.
inline void append(std::vector<MetricPoint>& history, std::span<const MetricPoint> news) {
    for (const MetricPoint& point : news) {
        while (!history.empty() && history.back().step > point.step) history.pop_back();
        const std::size_t count = history.size();
        if (count > 1 && history[count - 2].step == point.step)
            history.back() = point;
        else
            history.push_back(point);
    }
}

/// A moment of training. Immutable: every picture is a pure function of one.
struct Snapshot {
    std::int64_t step = 0;
    std::shared_ptr<const Flow> flow;
    std::vector<std::int64_t> layer_ids; ///< of the experiment's layers, in the flow's order
    std::vector<Real> parameters;        ///< to evaluate and draw with
    /// What training goes on with, where `parameters` are its average; empty where they are the
    /// same.
    std::vector<Real> training_parameters;
    std::vector<Real> optimizer_state;  ///< as the optimizer lays it out
    std::vector<double> schedule_state; ///< as the schedule lays it out
    std::string random_state; ///< of the minibatches, so that a file goes on as the run would
    std::optional<MetricPoint>
        latest; ///< with the newest held-out loss, even if it is of a step before
    std::optional<MetricPoint> best; ///< with the lowest held-out loss of this flow on these points
    double loss_sum = 0;             ///< of the minibatches since `latest`
    std::int64_t loss_count = 0;     ///< how many they are
    double gradient_norm = 0;        ///< of the last step, before clipping
    double learning_rate = 0;        ///< of the last step

    /// What this flow reads, which is the snapshot's as far as some position.
    std::span<const Real> parameters_of(const Flow& until) const {
        return std::span(parameters).first(static_cast<std::size_t>(until.parameter_count()));
    }
};

} // namespace pushforward

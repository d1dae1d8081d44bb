// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/experiment.h"
#include "core/train/kept_parts.h"
#include "core/train/objectives/objective.h"
#include "core/train/optimizers/optimizer.h"
#include "core/train/schedules/schedule.h"
#include "core/train/snapshot.h"
#include "core/train/training_data.h"

#include <memory>
#include <string>
#include <vector>

namespace pushforward {

/// Trains a flow on minibatches of data, or on an energy. Single-threaded and deterministic: the
/// same experiment, data and number of steps give the same parameters, bit for bit. A warm step
/// allocates nothing.
///
/// Where the optimizer averages, the average is what snapshots show and what held-out points are
/// measured with; the loss of a step is that of the parameters that are trained.
class Trainer {
public:
    /// A metric point stands for this many steps; the held-out loss is measured every
    /// `held_out_every`.
    static constexpr std::int64_t report_every = 10, held_out_every = 100;
    /// Held-out points beyond this many are left for the end of a run, so that they do not slow it.
    static constexpr Index held_out_limit = 10000;
    /// With an energy, so many points of the flow take the place of held-out ones.
    static constexpr Index held_out_draws = 4096;

    /// Starts at step 0, or goes on from a snapshot of the same experiment. Throws Error when the
    /// experiment is not valid or the snapshot does not fit it.
    Trainer(const Experiment& experiment, std::shared_ptr<const TrainingData> data,
            const Snapshot* from = nullptr);

    /// With how many threads steps and measurements are worked, 1 initially. Changes no bit of what
    /// comes out.
    void set_threads(int threads) { room_.team.set_threads(threads); }

    /// One step. False when it would have left a number that is not finite: then it is not applied,
    /// neither is the one before when that is what led there, and `message` says which layer broke
    /// and how good the parameters are that are left. The newest metrics are of these.
    bool step();

    /// Takes over an edited experiment on the same data. Layers that stay keep their parameters and
    /// the optimizer's memory of them; one that was taken out and comes back has what it had.
    void edit(const Experiment& experiment);

    /// Takes over other points with the same standardisation, and goes on. Throws Error when they
    /// have another one, or are too few to train on.
    void change_points(const DataSource& source, std::shared_ptr<const TrainingData> data);

    const Experiment& experiment() const { return experiment_; }
    const TrainingData& data() const { return *data_; }
    const std::shared_ptr<const TrainingData>& shared_data() const { return data_; }
    std::int64_t steps_done() const { return step_; }
    bool finished() const { return step_ >= experiment_.steps; }
    const std::string& message() const { return message_; }

    /// Measures the loss of the held-out points now, if that was not done at this step, so that
    /// metrics and snapshot are of the same parameters. Changes nothing that training depends on.
    void measure_here();

    std::shared_ptr<const Snapshot> take_snapshot() const;
    std::vector<MetricPoint> take_metrics(); ///< since the call before, see `append`

    /// The moment of this run with the lowest held-out loss that was measured: what to keep where
    /// the points are few and training goes on to memorise them.
    std::shared_ptr<const Snapshot> best_snapshot() const { return completed(best_, best_random_); }

    /// Mean NLL of inside points, nats in data units, with the parameters that are shown.
    double mean_nll(const Batch& points);

    /// NLL of the held-out points, at most `held_out_limit`; with an energy E[log q + U] over
    /// `held_out_draws` points of the flow, which come from the same random numbers at each call.
    /// With the parameters that are shown.
    double held_out_loss();

private:
    void start_from_data();
    void build();
    void consider_best(double loss);
    void measure_now();
    void measure_all();
    void adopt(const Experiment& experiment);
    void undo();
    void fill(Snapshot& snapshot) const;
    std::shared_ptr<const Snapshot> completed(Snapshot snapshot, const Random& random) const;
    void measure(double loss);
    bool fail(const std::string& what, const std::string& where);

    Experiment experiment_;
    std::shared_ptr<const TrainingData> data_;
    std::shared_ptr<const Flow> flow_;
    std::unique_ptr<const Objective> objective_;
    std::unique_ptr<const Optimizer> optimizer_;
    std::unique_ptr<const Schedule> schedule_;
    Random random_;
    KeptParts kept_;
    std::vector<ParameterRange> frozen_;

    std::vector<Real> parameters_, memory_, gradient_, shown_;
    std::vector<double> schedule_memory_;
    Batch batch_, held_out_;
    std::vector<double> log_probs_;
    ObjectiveRoom room_;

    Snapshot best_; // without flow and random state, which best_random_ holds
    Random best_random_;
    double best_loss_ = 0;
    struct {
        std::vector<Real> parameters, memory;
        std::vector<double> schedule_memory;
    } before_; // what things were before the last step
    bool can_undo_ = false;
    std::int64_t step_ = 0;
    double gradient_norm_ = 0, learning_rate_ = 0;
    double loss_sum_ = 0;
    std::int64_t loss_count_ = 0;
    std::optional<MetricPoint> latest_;
    std::int64_t held_out_step_ = -1; // which `latest_`'s held-out loss is of
    std::vector<MetricPoint> metrics_;
    std::string message_;
};

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/experiment.h"
#include "core/train/training_data.h"
#include "core/train/training_update.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace pushforward {

class TrainingWorker;

/// The only class that knows a thread. Commands are queued and read between steps; what comes out
/// is swapped in under a mutex that is held for pointers only. No call waits for a step to end, but
/// the destructor for the one under way.
class TrainingThread {
public:
    TrainingThread();
    ~TrainingThread();
    TrainingThread(const TrainingThread&) = delete;
    TrainingThread& operator=(const TrainingThread&) = delete;

    // Each of these begins a run and returns its number; no number is given twice. The run before
    // is left as it is, and kept: the last TrainingWorker::most_kept that were left are.

    /// Starts from step 0, paused; or goes on from a snapshot of the same experiment.
    std::int64_t load(Experiment experiment, std::shared_ptr<const TrainingData> data,
                      std::shared_ptr<const Snapshot> from = nullptr);

    /// Nothing is trained any more, until the next load.
    std::int64_t unload();

    /// The same experiment from step 0; goes on running when it was.
    std::int64_t reset();

    /// Goes on, running when it was, from the moment with the lowest held-out loss, with an
    /// experiment that differs in its settings alone.
    std::int64_t branch_from_best(Experiment experiment);

    /// Back to a run that was left: all is as it was then, and it runs if it did. Then takes over
    /// the experiment.
    void go_back(std::int64_t run, Experiment experiment);

    /// Of the runs that were left, only these are needed.
    void keep_only(std::vector<std::int64_t> runs);

    /// Takes over an edited experiment on the same data: layers that stay keep their parameters,
    /// the rest of the settings apply from the next step. A layer that was taken out and comes back
    /// has the parameters that it had.
    /// Returns its number, which updates name once it is done.
    std::int64_t edit(Experiment experiment);

    /// Other points with the same standardisation: the run goes on with them from the next step.
    void change_points(DataSource source, std::shared_ptr<const TrainingData> data);

    /// With how many threads a step is worked, 1 initially; changes no bit of what comes out.
    void set_threads(int threads);

    void play();
    void pause();
    void step(); ///< one step, then paused

    /// Never waits. Metrics are handed over once.
    Update take_update();

private:
    void post(std::function<void(TrainingWorker&)> command);
    void run();

    std::mutex mutex_;
    std::condition_variable wake_;
    std::vector<std::function<void(TrainingWorker&)>> commands_;
    Update update_;
    bool quit_ = false;
    std::int64_t last_run_ = 0, last_edit_ = 0; ///< the caller's counts
    std::thread thread_;
};

} // namespace pushforward

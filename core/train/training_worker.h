// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/trainer.h"
#include "core/train/training_update.h"

#include <chrono>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace pushforward {

/// What the training thread owns and it alone touches: the run that trains, those that were left,
/// and what of them nobody has taken yet. Its commands are those of TrainingThread.
class TrainingWorker {
public:
    static constexpr std::size_t most_kept = 8; ///< runs that were left

    void load(std::int64_t run, const Experiment& experiment,
              std::shared_ptr<const TrainingData> data,
              const std::shared_ptr<const Snapshot>& from);
    void unload(std::int64_t run);
    void reset(std::int64_t run);
    void branch_from_best(std::int64_t run, const Experiment& experiment);
    void go_back(std::int64_t run, const Experiment& experiment);
    void keep_only(const std::vector<std::int64_t>& runs);
    void edit(const Experiment& experiment);
    void number_edit(std::int64_t number) { edit_ = number; } ///< of the one that follows
    void change_points(const DataSource& source, std::shared_ptr<const TrainingData> data);

    void set_threads(int threads); ///< of the run that trains, and of those to come

    void play();
    void pause();
    void step_once();

    bool running() const;
    void step();                     ///< one of those that make up a run
    void fail(std::string sentence); ///< a command, or a step, for a reason of the machine's

    /// Hands over what is new; true when there was something.
    bool publish(std::mutex& mutex, Update& update);

private:
    using Clock = std::chrono::steady_clock;

    struct Left {
        std::int64_t run = 0;
        std::vector<Origin> origins;
        std::unique_ptr<Trainer> trainer;
        TrainingState state = TrainingState::paused;
        bool beyond = false;
        std::vector<MetricPoint> unread;
    };

    void begin(std::int64_t run, std::unique_ptr<Trainer> trainer, TrainingState state);
    void collect();
    void keep_unread(Update& update);
    void restart_clock();
    void measure_speed();
    static double seconds_since(Clock::time_point start);

    int threads_ = 1;
    std::unique_ptr<Trainer> trainer_;
    std::deque<Left> left_; ///< the latest last
    std::vector<MetricPoint> unread_;
    std::vector<Origin> origins_; ///< of the run that trains
    TrainingState state_ = TrainingState::empty, published_state_ = TrainingState::empty;
    std::int64_t run_ = 0, published_run_ = 0, refused_ = 0, edit_ = 0;
    bool dirty_ = false, failed_ = false;
    bool beyond_ = false; ///< played again after the experiment's steps were done
    std::string message_;
    double speed_ = 0;
    std::int64_t speed_step_ = 0;
    Clock::time_point speed_start_, published_;
};

} // namespace pushforward

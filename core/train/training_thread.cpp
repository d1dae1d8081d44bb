// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/training_thread.h"

#include "core/math/error.h"
#include "core/train/trainer.h"

#include <algorithm>
#include <chrono>
#include <deque>
#include <exception>
#include <iterator>
#include <utility>

namespace pushforward {

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

// Snapshots are copied at most this often, and the speed is measured over windows of this length.
constexpr double publish_seconds = 0.025, speed_seconds = 0.5;

} // namespace

// What the thread owns: touched by it alone.
class TrainingThread::Worker {
public:
    void load(std::int64_t run, const Experiment& experiment,
              std::shared_ptr<const TrainingData> data,
              const std::shared_ptr<const Snapshot>& from) {
        refused_ = run; // unless all of it is done
        begin(run, std::make_unique<Trainer>(experiment, std::move(data), from.get()),
              TrainingState::paused);
    }

    void unload(std::int64_t run) { begin(run, nullptr, TrainingState::empty); }

    void branch_from_best(std::int64_t run, const Experiment& experiment) {
        if (!trainer_) return;
        refused_ = run;
        const auto best = trainer_->best_snapshot();
        auto branch = std::make_unique<Trainer>(experiment, trainer_->shared_data(), best.get());
        collect();
        std::vector<Origin> origins = origins_;
        origins.push_back({run_, branch->steps_done()});
        std::vector<MetricPoint> unread = up_to(branch->steps_done(), unread_);
        begin(run, std::move(branch), running() ? TrainingState::running : TrainingState::paused);
        origins_ = std::move(origins);
        unread_ = std::move(unread);
        if (best->latest) unread_.push_back(*best->latest); // where its curve begins
    }

    void go_back(std::int64_t run, const Experiment& experiment) {
        if (run == run_) return edit(experiment);
        const auto left = std::ranges::find(left_, run, &Left::run);
        refused_ = run;
        if (left == left_.end()) throw Error("This training is not kept any more.");
        if (!(left->trainer->experiment() == experiment)) left->trainer->edit(experiment);
        Left back = std::move(*left);
        left_.erase(left);
        begin(run, std::move(back.trainer), back.state);
        origins_ = std::move(back.origins);
        beyond_ = back.beyond;
        unread_ = std::move(back.unread);
    }

    void keep_only(const std::vector<std::int64_t>& runs) {
        std::erase_if(
            left_, [&](const Left& one) { return std::ranges::find(runs, one.run) == runs.end(); });
    }

    void edit(const Experiment& experiment) {
        if (!trainer_) return;
        trainer_->edit(experiment);
        beyond_ = beyond_ && trainer_->finished();
        if (state_ == TrainingState::stopped) state_ = TrainingState::paused;
        if (state_ == TrainingState::finished && !trainer_->finished())
            state_ = TrainingState::paused;
        dirty_ = true;
    }

    void change_points(const DataSource& source, std::shared_ptr<const TrainingData> data) {
        if (!trainer_) return;
        trainer_->change_points(source, std::move(data));
        if (state_ == TrainingState::stopped) state_ = TrainingState::paused;
        dirty_ = true;
    }

    void play() {
        if (!trainer_) return;
        beyond_ = trainer_->finished();
        state_ = TrainingState::running;
        restart_clock();
    }

    void pause() {
        if (!running()) return;
        state_ = TrainingState::paused;
        trainer_->measure_here();
        dirty_ = true;
    }

    void step_once() {
        if (!trainer_) return;
        state_ = TrainingState::paused;
        step();
        trainer_->measure_here();
    }

    void reset(std::int64_t run) {
        if (!trainer_) return;
        refused_ = run;
        begin(run, std::make_unique<Trainer>(trainer_->experiment(), trainer_->shared_data()),
              running() ? TrainingState::running : TrainingState::paused);
    }

    bool running() const { return state_ == TrainingState::running; }

    void step() {
        dirty_ = true;
        if (!trainer_->step()) {
            state_ = TrainingState::stopped;
            message_ = trainer_->message();
        } else if (trainer_->finished() && !beyond_ && running()) {
            state_ = TrainingState::finished;
        }
    }

    void fail(std::string sentence) {
        message_ = std::move(sentence);
        failed_ = true;
    }

    // Hands over what is new; true when there was something.
    bool publish(std::mutex& mutex, Update& update) {
        measure_speed();
        const bool news = dirty_ || failed_ || state_ != published_state_ || run_ != published_run_;
        if (!news || (running() && !failed_ && run_ == published_run_ &&
                      state_ == published_state_ && seconds_since(published_) < publish_seconds))
            return false;
        std::shared_ptr<const Snapshot> snapshot = trainer_ ? trainer_->take_snapshot() : nullptr;
        collect();
        std::vector<MetricPoint> metrics = std::exchange(unread_, {});
        {
            const std::lock_guard lock(mutex);
            if (update.run != run_) keep_unread(update);
            update.run = run_;
            update.origins = origins_;
            update.state = state_;
            update.snapshot.swap(snapshot);
            update.metrics.insert(update.metrics.end(), metrics.begin(), metrics.end());
            update.steps_per_second = running() ? speed_ : 0;
            if (!message_.empty()) update.message = message_;
            if (refused_ > 0) update.refused = refused_;
        }
        refused_ = 0;
        dirty_ = failed_ = false;
        message_.clear();
        published_ = Clock::now();
        published_state_ = state_;
        published_run_ = run_;
        return true;
    }

private:
    struct Left {
        std::int64_t run = 0;
        std::vector<Origin> origins;
        std::unique_ptr<Trainer> trainer;
        TrainingState state = TrainingState::paused;
        bool beyond = false;
        std::vector<MetricPoint> unread;
    };

    void begin(std::int64_t run, std::unique_ptr<Trainer> trainer, TrainingState state) {
        if (trainer_)
            left_.push_back({run_, std::move(origins_), std::move(trainer_), state_, beyond_,
                             std::move(unread_)});
        if (left_.size() > most_kept) left_.pop_front();
        trainer_ = std::move(trainer);
        run_ = run;
        refused_ = 0;
        origins_.clear();
        state_ = state;
        beyond_ = false;
        unread_.clear();
        message_.clear();
        dirty_ = true;
        if (trainer_) restart_clock();
    }

    static std::vector<MetricPoint> up_to(std::int64_t step,
                                          const std::vector<MetricPoint>& metrics) {
        std::vector<MetricPoint> points;
        std::ranges::copy_if(metrics, std::back_inserter(points),
                             [step](const MetricPoint& point) { return point.step <= step; });
        return points;
    }

    void collect() {
        if (trainer_) std::ranges::move(trainer_->take_metrics(), std::back_inserter(unread_));
    }

    // What nobody has taken of a run that was left waits for its return, and comes along with a run
    // that branched from it.
    void keep_unread(Update& update) {
        const auto left = std::ranges::find(left_, update.run, &Left::run);
        if (left != left_.end())
            left->unread.insert(left->unread.begin(), update.metrics.begin(), update.metrics.end());
        const auto origin = std::ranges::find(origins_, update.run, &Origin::run);
        update.metrics = origin == origins_.end() ? std::vector<MetricPoint>()
                                                  : up_to(origin->step, update.metrics);
    }

    void restart_clock() {
        speed_ = 0;
        speed_step_ = trainer_->steps_done();
        speed_start_ = Clock::now();
    }

    void measure_speed() {
        if (!running()) return;
        const double seconds = seconds_since(speed_start_);
        if (seconds < speed_seconds && (speed_ > 0 || seconds < 0.1)) return;
        speed_ = static_cast<double>(trainer_->steps_done() - speed_step_) / seconds;
        speed_step_ = trainer_->steps_done();
        speed_start_ = Clock::now();
    }

    std::unique_ptr<Trainer> trainer_;
    std::deque<Left> left_; // the latest last
    std::vector<MetricPoint> unread_;
    TrainingState state_ = TrainingState::empty, published_state_ = TrainingState::empty;
    std::int64_t run_ = 0, published_run_ = 0, refused_ = 0;
    std::vector<Origin> origins_;
    bool dirty_ = false, failed_ = false;
    bool beyond_ = false; // played again after the experiment's steps were done
    std::string message_;
    double speed_ = 0;
    std::int64_t speed_step_ = 0;
    Clock::time_point speed_start_, published_;
};

TrainingThread::TrainingThread() : thread_([this] { run(); }) {}

TrainingThread::~TrainingThread() {
    {
        const std::lock_guard lock(mutex_);
        quit_ = true;
    }
    wake_.notify_one();
    thread_.join();
}

void TrainingThread::post(std::function<void(Worker&)> command) {
    {
        const std::lock_guard lock(mutex_);
        commands_.push_back(std::move(command));
    }
    wake_.notify_one();
}

std::int64_t TrainingThread::load(Experiment experiment, std::shared_ptr<const TrainingData> data,
                                  std::shared_ptr<const Snapshot> from) {
    const std::int64_t run = ++last_run_;
    post([run, experiment = std::move(experiment), data = std::move(data),
          from = std::move(from)](Worker& w) { w.load(run, experiment, data, from); });
    return run;
}

std::int64_t TrainingThread::unload() {
    const std::int64_t run = ++last_run_;
    post([run](Worker& w) { w.unload(run); });
    return run;
}

std::int64_t TrainingThread::reset() {
    const std::int64_t run = ++last_run_;
    post([run](Worker& w) { w.reset(run); });
    return run;
}

std::int64_t TrainingThread::branch_from_best(Experiment experiment) {
    const std::int64_t run = ++last_run_;
    post([run, experiment = std::move(experiment)](Worker& w) {
        w.branch_from_best(run, experiment);
    });
    return run;
}

void TrainingThread::go_back(std::int64_t run, Experiment experiment) {
    post([run, experiment = std::move(experiment)](Worker& w) { w.go_back(run, experiment); });
}

void TrainingThread::keep_only(std::vector<std::int64_t> runs) {
    post([runs = std::move(runs)](Worker& w) { w.keep_only(runs); });
}

void TrainingThread::edit(Experiment experiment) {
    post([experiment = std::move(experiment)](Worker& w) { w.edit(experiment); });
}

void TrainingThread::change_points(DataSource source, std::shared_ptr<const TrainingData> data) {
    post([source = std::move(source), data = std::move(data)](Worker& w) {
        w.change_points(source, data);
    });
}

void TrainingThread::play() {
    post([](Worker& w) { w.play(); });
}
void TrainingThread::pause() {
    post([](Worker& w) { w.pause(); });
}
void TrainingThread::step() {
    post([](Worker& w) { w.step_once(); });
}

Update TrainingThread::take_update() {
    Update taken;
    const std::lock_guard lock(mutex_);
    taken.run = update_.run;
    taken.origins = update_.origins;
    taken.state = update_.state;
    taken.snapshot = update_.snapshot;
    taken.steps_per_second = update_.steps_per_second;
    taken.metrics.swap(update_.metrics);
    taken.message.swap(update_.message);
    taken.refused = std::exchange(update_.refused, 0);
    return taken;
}

void TrainingThread::run() {
    Worker worker;
    std::vector<std::function<void(Worker&)>> commands;
    for (;;) {
        {
            std::unique_lock lock(mutex_);
            if (!worker.running()) wake_.wait(lock, [this] { return quit_ || !commands_.empty(); });
            if (quit_) return;
            commands.swap(commands_);
        }
        for (const auto& command : commands) {
            try {
                command(worker);
            } catch (const std::exception& error) {
                worker.fail(error.what());
            }
        }
        commands.clear();
        try {
            if (worker.running()) worker.step();
            worker.publish(mutex_, update_);
        } catch (const std::exception& error) { // no memory is left
            worker.pause();
            worker.fail(error.what());
        }
    }
}

} // namespace pushforward

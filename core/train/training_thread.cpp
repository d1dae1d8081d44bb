// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/training_thread.h"

#include "core/train/trainer.h"

#include <chrono>
#include <exception>

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
    void load(Experiment experiment, std::shared_ptr<const TrainingData> data,
              const std::shared_ptr<const Snapshot>& from) {
        auto next = std::make_unique<Trainer>(experiment, std::move(data), from.get());
        trainer_ = std::move(next);
        begin_run(TrainingState::paused);
    }

    void unload() {
        trainer_.reset();
        ++run_;
        state_ = TrainingState::empty;
        beyond_ = false;
        message_.clear();
        dirty_ = true;
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
        if (state_ == TrainingState::running) state_ = TrainingState::paused;
    }

    void step_once() {
        if (!trainer_) return;
        state_ = TrainingState::paused;
        step();
    }

    void reset() {
        if (!trainer_) return;
        const bool running = state_ == TrainingState::running;
        trainer_ = std::make_unique<Trainer>(trainer_->experiment(), trainer_->shared_data());
        begin_run(running ? TrainingState::running : TrainingState::paused);
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
        std::vector<MetricPoint> metrics =
            trainer_ ? trainer_->take_metrics() : std::vector<MetricPoint>();
        {
            const std::lock_guard lock(mutex);
            if (update.run != run_) update.metrics.clear();
            update.run = run_;
            update.state = state_;
            update.snapshot.swap(snapshot);
            update.metrics.insert(update.metrics.end(), metrics.begin(), metrics.end());
            update.steps_per_second = running() ? speed_ : 0;
            if (!message_.empty()) update.message = message_;
        }
        dirty_ = failed_ = false;
        message_.clear();
        published_ = Clock::now();
        published_state_ = state_;
        published_run_ = run_;
        return true;
    }

private:
    void begin_run(TrainingState state) {
        ++run_;
        state_ = state;
        beyond_ = false;
        message_.clear();
        dirty_ = true;
        restart_clock();
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
    TrainingState state_ = TrainingState::empty, published_state_ = TrainingState::empty;
    std::int64_t run_ = 0, published_run_ = 0;
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

void TrainingThread::load(Experiment experiment, std::shared_ptr<const TrainingData> data,
                          std::shared_ptr<const Snapshot> from) {
    post([experiment = std::move(experiment), data = std::move(data),
          from = std::move(from)](Worker& w) { w.load(experiment, data, from); });
}

void TrainingThread::unload() {
    post([](Worker& w) { w.unload(); });
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
void TrainingThread::reset() {
    post([](Worker& w) { w.reset(); });
}

Update TrainingThread::take_update() {
    Update taken;
    const std::lock_guard lock(mutex_);
    taken.run = update_.run;
    taken.state = update_.state;
    taken.snapshot = update_.snapshot;
    taken.steps_per_second = update_.steps_per_second;
    taken.metrics.swap(update_.metrics);
    taken.message.swap(update_.message);
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/training_thread.h"

#include "core/train/training_worker.h"

#include <exception>
#include <utility>

namespace pushforward {

TrainingThread::TrainingThread() : thread_([this] { run(); }) {}

TrainingThread::~TrainingThread() {
    {
        const std::lock_guard lock(mutex_);
        quit_ = true;
    }
    wake_.notify_one();
    thread_.join();
}

void TrainingThread::post(std::function<void(TrainingWorker&)> command) {
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
          from = std::move(from)](TrainingWorker& w) { w.load(run, experiment, data, from); });
    return run;
}

std::int64_t TrainingThread::unload() {
    const std::int64_t run = ++last_run_;
    post([run](TrainingWorker& w) { w.unload(run); });
    return run;
}

std::int64_t TrainingThread::reset() {
    const std::int64_t run = ++last_run_;
    post([run](TrainingWorker& w) { w.reset(run); });
    return run;
}

std::int64_t TrainingThread::branch_from_best(Experiment experiment) {
    const std::int64_t run = ++last_run_;
    post([run, experiment = std::move(experiment)](TrainingWorker& w) {
        w.branch_from_best(run, experiment);
    });
    return run;
}

void TrainingThread::go_back(std::int64_t run, Experiment experiment) {
    post([run, experiment = std::move(experiment)](TrainingWorker& w) {
        w.go_back(run, experiment);
    });
}

void TrainingThread::keep_only(std::vector<std::int64_t> runs) {
    post([runs = std::move(runs)](TrainingWorker& w) { w.keep_only(runs); });
}

std::int64_t TrainingThread::edit(Experiment experiment) {
    const std::int64_t number = ++last_edit_;
    post([number, experiment = std::move(experiment)](TrainingWorker& w) {
        w.number_edit(number);
        w.edit(experiment);
    });
    return number;
}

void TrainingThread::change_points(DataSource source, std::shared_ptr<const TrainingData> data) {
    post([source = std::move(source), data = std::move(data)](TrainingWorker& w) {
        w.change_points(source, data);
    });
}

void TrainingThread::set_threads(int threads) {
    post([threads](TrainingWorker& w) { w.set_threads(threads); });
}

void TrainingThread::play() {
    post([](TrainingWorker& w) { w.play(); });
}
void TrainingThread::pause() {
    post([](TrainingWorker& w) { w.pause(); });
}
void TrainingThread::step() {
    post([](TrainingWorker& w) { w.step_once(); });
}

Update TrainingThread::take_update() {
    Update taken;
    const std::lock_guard lock(mutex_);
    taken.run = update_.run;
    taken.origins = update_.origins;
    taken.edit = update_.edit;
    taken.state = update_.state;
    taken.snapshot = update_.snapshot;
    taken.steps_per_second = update_.steps_per_second;
    taken.metrics.swap(update_.metrics);
    taken.message.swap(update_.message);
    taken.refused = std::exchange(update_.refused, 0);
    return taken;
}

void TrainingThread::run() {
    TrainingWorker worker;
    std::vector<std::function<void(TrainingWorker&)>> commands;
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/training_worker.h"

#include "core/math/error.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace pushforward {

namespace {

// Snapshots are copied at most this often, and the speed is measured over windows of this length.
constexpr double publish_seconds = 0.025, speed_seconds = 0.5;

std::vector<MetricPoint> up_to(std::int64_t step, const std::vector<MetricPoint>& metrics) {
    std::vector<MetricPoint> points;
    std::ranges::copy_if(metrics, std::back_inserter(points),
                         [step](const MetricPoint& point) { return point.step <= step; });
    return points;
}

} // namespace

double TrainingWorker::seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

void TrainingWorker::load(std::int64_t run, const Experiment& experiment,
                          std::shared_ptr<const TrainingData> data,
                          const std::shared_ptr<const Snapshot>& from) {
    refused_ = run; // unless all of it is done
    begin(run, std::make_unique<Trainer>(experiment, std::move(data), from.get()),
          TrainingState::paused);
}

void TrainingWorker::unload(std::int64_t run) { begin(run, nullptr, TrainingState::empty); }

void TrainingWorker::branch_from_best(std::int64_t run, const Experiment& experiment) {
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

void TrainingWorker::go_back(std::int64_t run, const Experiment& experiment) {
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

void TrainingWorker::keep_only(const std::vector<std::int64_t>& runs) {
    std::erase_if(left_,
                  [&](const Left& one) { return std::ranges::find(runs, one.run) == runs.end(); });
}

void TrainingWorker::edit(const Experiment& experiment) {
    if (!trainer_) return;
    trainer_->edit(experiment);
    beyond_ = beyond_ && trainer_->finished();
    if (state_ == TrainingState::stopped) state_ = TrainingState::paused;
    if (state_ == TrainingState::finished && !trainer_->finished()) state_ = TrainingState::paused;
    dirty_ = true;
}

void TrainingWorker::change_points(const DataSource& source,
                                   std::shared_ptr<const TrainingData> data) {
    if (!trainer_) return;
    trainer_->change_points(source, std::move(data));
    if (state_ == TrainingState::stopped) state_ = TrainingState::paused;
    dirty_ = true;
}

void TrainingWorker::play() {
    if (!trainer_) return;
    beyond_ = trainer_->finished();
    state_ = TrainingState::running;
    restart_clock();
}

void TrainingWorker::pause() {
    if (!running()) return;
    state_ = TrainingState::paused;
    trainer_->measure_here();
    dirty_ = true;
}

void TrainingWorker::step_once() {
    if (!trainer_) return;
    state_ = TrainingState::paused;
    step();
    trainer_->measure_here();
}

void TrainingWorker::reset(std::int64_t run) {
    if (!trainer_) return;
    refused_ = run;
    begin(run, std::make_unique<Trainer>(trainer_->experiment(), trainer_->shared_data()),
          running() ? TrainingState::running : TrainingState::paused);
}

bool TrainingWorker::running() const { return state_ == TrainingState::running; }

void TrainingWorker::step() {
    dirty_ = true;
    if (!trainer_->step()) {
        state_ = TrainingState::stopped;
        message_ = trainer_->message();
    } else if (trainer_->finished() && !beyond_ && running()) {
        state_ = TrainingState::finished;
    }
}

void TrainingWorker::fail(std::string sentence) {
    message_ = std::move(sentence);
    failed_ = true;
}

bool TrainingWorker::publish(std::mutex& mutex, Update& update) {
    measure_speed();
    const bool news = dirty_ || failed_ || state_ != published_state_ || run_ != published_run_;
    if (!news || (running() && !failed_ && run_ == published_run_ && state_ == published_state_ &&
                  seconds_since(published_) < publish_seconds))
        return false;
    std::shared_ptr<const Snapshot> snapshot = trainer_ ? trainer_->take_snapshot() : nullptr;
    collect();
    std::vector<MetricPoint> metrics = std::exchange(unread_, {});
    {
        const std::lock_guard lock(mutex);
        if (update.run != run_) {
            keep_unread(update);
            // Nobody needs to hear any more that the run before has stopped.
            if (update.state == TrainingState::stopped && update.refused == 0)
                update.message.clear();
        }
        update.run = run_;
        update.origins = origins_;
        update.edit = edit_;
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

void TrainingWorker::set_threads(int threads) {
    threads_ = threads;
    if (trainer_) trainer_->set_threads(threads);
}

void TrainingWorker::begin(std::int64_t run, std::unique_ptr<Trainer> trainer,
                           TrainingState state) {
    if (trainer) trainer->set_threads(threads_);
    if (trainer_) trainer_->set_threads(1); // one that rests needs no others
    if (trainer_)
        left_.push_back(
            {run_, std::move(origins_), std::move(trainer_), state_, beyond_, std::move(unread_)});
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

void TrainingWorker::collect() {
    if (trainer_) std::ranges::move(trainer_->take_metrics(), std::back_inserter(unread_));
}

// What nobody has taken of a run that was left waits for its return, and comes along with a run
// that branched from it.
void TrainingWorker::keep_unread(Update& update) {
    const auto left = std::ranges::find(left_, update.run, &Left::run);
    if (left != left_.end())
        left->unread.insert(left->unread.begin(), update.metrics.begin(), update.metrics.end());
    const auto origin = std::ranges::find(origins_, update.run, &Origin::run);
    update.metrics =
        origin == origins_.end() ? std::vector<MetricPoint>() : up_to(origin->step, update.metrics);
}

void TrainingWorker::restart_clock() {
    speed_ = 0;
    speed_step_ = trainer_->steps_done();
    speed_start_ = Clock::now();
}

void TrainingWorker::measure_speed() {
    if (!running()) return;
    const double seconds = seconds_since(speed_start_);
    if (seconds < speed_seconds && (speed_ > 0 || seconds < 0.1)) return;
    speed_ = static_cast<double>(trainer_->steps_done() - speed_step_) / seconds;
    speed_step_ = trainer_->steps_done();
    speed_start_ = Clock::now();
}

} // namespace pushforward

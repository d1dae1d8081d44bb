// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/run.h"

#include "core/train/loss_warnings.h"
#include "ui/draw/text.h"

#include <algorithm>
#include <utility>

namespace pushforward {

namespace {

constexpr int pull_ms = 33, history_ms = 100;

} // namespace

Run::Run(const Document& document, Background& background, QObject* parent)
    : QObject(parent),
      document_(document),
      background_(background),
      now_(std::make_shared<RunRecord>()) {
    now_->trains = false;
    connect(&document, &Document::changed, this, &Run::nameLoss);
    timer_.setTimerType(Qt::PreciseTimer);
    timer_.setInterval(pull_ms);
    connect(&timer_, &QTimer::timeout, this, &Run::pull);
    since_history_.start();
    nameLoss();
}

void Run::start() {
    timer_.start();
    play_when_loaded_ = true;
}

void Run::play() {
    play_when_loaded_ = true;
    thread_.play();
}

void Run::pause() {
    play_when_loaded_ = false;
    thread_.pause();
}

void Run::toggle() {
    if (isRunning() || (awaits_data_ && play_when_loaded_))
        pause();
    else
        play();
}

void Run::step() {
    play_when_loaded_ = false;
    thread_.step();
}

void Run::reset() {
    if (!loaded()) return;
    const RunRecord& before = *latest();
    const RunRecord next{thread_.reset(), before.request, before.data, true, before.floor};
    begin(std::make_shared<RunRecord>(next));
}

void Run::backToBest() {
    if (!loaded()) return;
    const RunRecord& before = *latest();
    RunRecord next{thread_.branch_from_best(document_.experiment()), before.request, before.data,
                   true, before.floor};
    next.trunk = latest();
    next.marks.push_back({0, document_.latestEdit().name}); // its step comes with the first news
    begin(std::make_shared<RunRecord>(next));
    play();
}

void Run::edit() {
    const auto data = loaded();
    // An energy in the place of data, or the other way, is being opened: it takes the edit along.
    if (data && document_.experiment().fits_energy() != (data->energy != nullptr)) return;
    edit_ = thread_.edit(document_.experiment());
}

void Run::keepUp() {
    if (!awaits_data_) moment_ = document_.moment();
    const Document::Edit& edit = document_.latestEdit();
    if (!edit.goes_on && snapshot_ && snapshot_->step > 0 && coming_.empty())
        now_->marks.push_back({snapshot_->step, edit.name});
    history_is_new_ = true;
}

const std::shared_ptr<RunRecord>& Run::latest() const {
    return coming_.empty() ? now_ : coming_.back();
}

std::shared_ptr<const TrainingData> Run::loaded() const {
    return latest()->trains ? latest()->data : nullptr;
}

void Run::begin(const std::shared_ptr<RunRecord>& next) {
    if (latest()->trains)
        left_.leave(latest(), moment_,
                    [this](std::int64_t moment) { return document_.canReach(moment); });
    thread_.keep_only(left_.numbers());
    if (next == now_) {
        coming_.clear(); // back before anything came out of another
    } else {
        std::erase(coming_, next);
        coming_.push_back(next);
    }
    moment_ = document_.moment();
    waits_for_points_ = begins_with_next_ = false;
}

bool Run::has(const DataRequest& request) const {
    return latest()->trains && latest()->request == request;
}

bool Run::goBackTo(std::int64_t moment) {
    if (moment == moment_ && latest()->trains) { // nothing has taken its place yet
        begins_with_next_ = false;
        return true;
    }
    const std::shared_ptr<RunRecord> run = left_.takeBack(moment);
    if (!run) return false;
    const bool stays_paused = state_ == TrainingState::paused;
    thread_.go_back(run->number, document_.experiment());
    if (stays_paused) thread_.pause();
    begin(run);
    return true;
}

void Run::setAwaitsData(bool awaits) {
    if (std::exchange(awaits_data_, awaits) != awaits) Q_EMIT stateChanged();
}

void Run::load(const DataRequest& request, std::shared_ptr<const TrainingData> data) {
    if (goesOnWith(request, data->standardisation)) {
        moment_ = document_.moment();
        takePoints(request, std::move(data));
        return;
    }
    // Going on as before: only a run that a person has paused stays so.
    if (state_ != TrainingState::paused) play_when_loaded_ = true;
    const auto floor = data == latest()->data ? latest()->floor : data->floor;
    RunRecord run{0, request, data, true, floor};
    const SavedRun* from = resumption_.from(document_, request);
    if (from && !alike(from->snapshot->flow->standardisation(), data->standardisation)) {
        run.warning = tr("The data have changed since this was saved: training begins anew.");
        from = nullptr;
    }
    const Experiment& now = document_.experiment();
    run.number =
        from ? thread_.load(from->experiment, data, from->snapshot) : thread_.load(now, data);
    if (from && !(from->experiment == now)) edit_ = thread_.edit(now);
    if (from) play_when_loaded_ = false;
    if (play_when_loaded_) thread_.play();
    if (from) run.history = from->history;
    begin(std::make_shared<RunRecord>(std::move(run)));
    if (from) resumption_.take();
}

bool Run::goesOnWith(const DataRequest& request, const Standardisation& frame) const {
    return !begins_with_next_ && can_go_on_with(*latest(), request, frame);
}

void Run::takePoints(const DataRequest& request, std::shared_ptr<const TrainingData> data) {
    RunRecord& run = *latest();
    const bool other_floor = run.floor != data->floor;
    run.request = request;
    run.data = std::move(data);
    run.floor = run.data->floor;
    if (run.data->train.cols() == 0) {
        waits_for_points_ = waits_for_points_ || isRunning();
        thread_.pause();
        Q_EMIT message(tr("Training waits until there are %1 points.").arg(fewest_points), false);
    } else {
        thread_.change_points(request.source, run.data);
        // What is painted is learned, even after the steps that were asked for.
        if (waits_for_points_ || (state_ == TrainingState::finished && request.is_painting()))
            thread_.play();
        if (waits_for_points_) Q_EMIT message({}, false); // it waits no more
        waits_for_points_ = false;
    }
    if (!coming_.empty()) return;
    Q_EMIT pointsChanged();
    if (other_floor) Q_EMIT floorChanged();
}

void Run::clear(std::shared_ptr<const TrainingData> canvas) {
    begin(std::make_shared<RunRecord>(
        RunRecord{thread_.unload(), request_of(document_.experiment()), std::move(canvas), false}));
    const auto before = std::exchange(now_, coming_.back());
    coming_.clear();
    play_when_loaded_ = true;
    snapshot_.reset();
    tell(before);
    nameLoss();
    Q_EMIT snapshotChanged();
}

bool Run::isUpToDate() const {
    return coming_.empty() && snapshot_ && edit_ <= edit_done_ &&
           snapshot_->layer_ids == ids_of(document_.experiment().layers);
}

// While another source is being opened, the numbers are still those of the data before.
void Run::nameLoss() {
    const Experiment& now = document_.experiment();
    if (data() && now.fits_energy() != (data()->energy != nullptr)) return;
    LossWords words = loss_words(now);
    if (words == words_) return;
    words_ = std::move(words);
    Q_EMIT wordsChanged();
}

void Run::pull() {
    const Update update = thread_.take_update();
    if (update.refused > 0)
        std::erase_if(coming_, [&](const auto& run) { return run->number == update.refused; });
    if (const auto run = update.run == now_->number ? now_ : arrived(update)) {
        take(update, run);
    } else {
        const auto left = left_.withNumber(update.run);
        if (left) append(left->history, update.metrics);
        return;
    }
    if (update.message.empty()) return;
    if (update.state == TrainingState::stopped && update.refused == 0)
        Q_EMIT broken(text_of(update.message));
    else
        Q_EMIT message(text_of(update.message), true);
}

// All is of the run before anyone is told.
void Run::take(const Update& update, const std::shared_ptr<RunRecord>& run) {
    const auto before = std::exchange(now_, run);
    append(run->history, update.metrics);
    history_is_new_ = history_is_new_ || !update.metrics.empty();
    const bool is_new_state = std::exchange(state_, update.state) != update.state;
    const bool is_new_snapshot = std::exchange(snapshot_, update.snapshot) != update.snapshot;
    steps_per_second_ = update.steps_per_second;
    edit_done_ = update.edit;
    if (before != run) tell(before);
    if (is_new_state) Q_EMIT stateChanged();
    if (is_new_snapshot) {
        warnOfRunaway();
        Q_EMIT snapshotChanged();
    }
    if (history_is_new_ && since_history_.elapsed() >= history_ms) {
        since_history_.restart();
        history_is_new_ = false;
        Q_EMIT historyChanged();
    }
}

// Once from step 0 on; numbers that are no fit should not pass for one.
void Run::warnOfRunaway() {
    if (!data() || !snapshot_ || cautioned_run_ == now_->number || !snapshot_->latest) return;
    const std::string caution = implausible_nll_warning(*data(), snapshot_->latest->train_loss);
    if (caution.empty()) return;
    cautioned_run_ = now_->number;
    Q_EMIT message(text_of(caution), false);
}

std::shared_ptr<RunRecord> Run::arrived(const Update& update) {
    const auto found = std::ranges::find(coming_, update.run, &RunRecord::number);
    if (found == coming_.end()) return nullptr;
    const std::shared_ptr<RunRecord> run = *found;
    coming_.erase(coming_.begin(), found + 1);
    if (run->trunk) branch_out(*run, update.origins);
    return run;
}

void Run::tell(const std::shared_ptr<RunRecord>& before) {
    if (has_trained(*before)) ghost_ = before;
    history_is_new_ = true;
    if (now_->data != before->data) {
        nameLoss();
        if (!now_->data->notes.empty()) Q_EMIT message(text_of(now_->data->notes), false);
        Q_EMIT dataChanged();
    }
    if (!now_->warning.isEmpty()) Q_EMIT message(std::exchange(now_->warning, {}), true);
    if (now_->data != before->data || now_->floor != before->floor) Q_EMIT floorChanged();
    Q_EMIT runChanged();
    if (now_->trains && !now_->floor && now_->data->generator) findFloor();
}

void Run::findFloor() {
    const auto work = [this, of = now_,
                       generator = now_->data->generator]() -> Background::Deliver {
        const std::optional<double> floor = generator->entropy();
        return [this, of, floor] {
            of->floor = floor;
            if (of == now_) Q_EMIT floorChanged();
        };
    };
    background_.run(this, work, [](const QString&) {});
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/run.h"

#include "core/train/loss_warnings.h"
#include "ui/draw/text.h"

namespace pushforward {

namespace {

constexpr int pull_ms = 33, history_ms = 100;

// The same points, coloured in another way; columns that are not named are those that were taken.
bool is_recoloured(const DataRequest& before, const DataRequest& now, const TrainingData& opened) {
    const auto colourless = [&](DataRequest request) {
        if (request.source.columns.first.empty()) request.source.columns = opened.columns;
        request.source.columns.category.clear();
        return request;
    };
    return now.is_file() && !(before == now) && colourless(before) == colourless(now);
}

} // namespace

Run::Run(const Document& document, Background& background, QObject* parent)
    : QObject(parent), document_(document), background_(background) {
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

void Run::reset() { thread_.reset(); }

void Run::edit() { thread_.edit(document_.experiment()); }

void Run::setAwaitsData(bool awaits) {
    if (std::exchange(awaits_data_, awaits) != awaits) Q_EMIT stateChanged();
}

void Run::load(const DataRequest& request, std::shared_ptr<const TrainingData> data) {
    if (goesOnWith(request, data->standardisation)) {
        takePoints(request, std::move(data));
        return;
    }
    // Going on as before: only a run that a person has paused stays so.
    if (state_ != TrainingState::paused) play_when_loaded_ = true;
    request_ = request;
    loaded_ = std::move(data);
    thread_.load(document_.experiment(), loaded_);
    if (play_when_loaded_) thread_.play();
}

bool Run::goesOnWith(const DataRequest& request, const Standardisation& frame) const {
    return loaded_ && !loaded_->energy && !request.fits_energy() && request_.seed == request.seed &&
           loaded_->standardisation == frame &&
           (request_.is_painting() || request.is_painting() ||
            is_recoloured(request_, request, *loaded_));
}

void Run::takePoints(const DataRequest& request, std::shared_ptr<const TrainingData> data) {
    request_ = request;
    loaded_ = data_ = std::move(data);
    if (loaded_->train.cols() == 0) {
        waits_for_points_ = waits_for_points_ || isRunning();
        thread_.pause();
        Q_EMIT message(tr("Training waits until there are %1 points.").arg(fewest_points), false);
    } else {
        thread_.change_points(request.source, loaded_);
        // What is painted is learned, even after the steps that were asked for.
        if (waits_for_points_ || (state_ == TrainingState::finished && request.is_painting()))
            thread_.play();
        if (waits_for_points_) Q_EMIT message({}, false); // it waits no more
        waits_for_points_ = false;
    }
    Q_EMIT pointsChanged();
    if (floor_ == data_->floor) return;
    floor_ = data_->floor;
    Q_EMIT floorChanged();
}

void Run::clear(std::shared_ptr<const TrainingData> canvas) {
    thread_.unload();
    loaded_ = nullptr;
    data_ = std::move(canvas);
    floor_.reset();
    play_when_loaded_ = true;
    waits_for_points_ = false;
    snapshot_.reset();
    nameLoss();
    Q_EMIT dataChanged();
    Q_EMIT snapshotChanged();
    Q_EMIT floorChanged();
}

bool Run::isUpToDate() const {
    return snapshot_ && snapshot_->layer_ids == ids_of(document_.experiment().layers);
}

// While another source is being opened, the numbers are still those of the data before.
void Run::nameLoss() {
    const Experiment& now = document_.experiment();
    if (data_ && now.fits_energy() != (data_->energy != nullptr)) return;
    LossWords words = loss_words(now);
    if (words == words_) return;
    words_ = std::move(words);
    Q_EMIT wordsChanged();
}

void Run::pull() {
    Update update = thread_.take_update();
    if (update.run != run_) beginAgain(update.run);
    if (!update.metrics.empty()) {
        history_.insert(history_.end(), update.metrics.begin(), update.metrics.end());
        history_is_new_ = true;
    }
    const bool new_state = update.state != state_;
    state_ = update.state;
    steps_per_second_ = update.steps_per_second;
    if (new_state) Q_EMIT stateChanged();
    if (update.snapshot != snapshot_) {
        snapshot_ = std::move(update.snapshot);
        warnOfRunaway();
        Q_EMIT snapshotChanged();
    }
    if (history_is_new_ && since_history_.elapsed() >= history_ms) {
        since_history_.restart();
        history_is_new_ = false;
        Q_EMIT historyChanged();
    }
    if (!update.message.empty()) Q_EMIT message(text_of(update.message), true);
}

// Once from step 0 on; numbers that are no fit should not pass for one.
void Run::warnOfRunaway() {
    if (!data_ || !snapshot_ || cautioned_run_ == run_ || !snapshot_->latest) return;
    const std::string caution = implausible_nll_warning(*data_, snapshot_->latest->train_loss);
    if (caution.empty()) return;
    cautioned_run_ = run_;
    Q_EMIT message(text_of(caution), false);
}

// A painting's points change under way, and fresh points cannot be overfitted.
std::optional<std::int64_t> Run::bestBeforeOverfitting() const {
    const bool stays =
        data_ && !data_->energy && !data_->fresh && !document_.experiment().data.is_painting();
    return stays ? best_step_before_overfitting(history_) : std::nullopt;
}

void Run::beginAgain(std::int64_t run) {
    run_ = run;
    history_.clear();
    history_is_new_ = true;
    if (!loaded_ || loaded_ == data_) return;
    data_ = loaded_;
    floor_ = data_->floor;
    nameLoss();
    if (!data_->notes.empty()) Q_EMIT message(text_of(data_->notes), false);
    Q_EMIT dataChanged();
    Q_EMIT floorChanged();
    if (!floor_ && data_->generator) findFloor();
}

void Run::findFloor() {
    const auto work = [this, of = data_]() -> Background::Deliver {
        const std::optional<double> floor = of->generator->entropy();
        return [this, of, floor] {
            if (of != data_) return;
            floor_ = floor;
            Q_EMIT floorChanged();
        };
    };
    background_.run(this, work, [](const QString&) {});
}

} // namespace pushforward

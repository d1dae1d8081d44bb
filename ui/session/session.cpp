// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/session.h"

#include "core/train/loss_warnings.h"
#include "ui/draw/text.h"

namespace pushforward {

namespace {

constexpr int pull_ms = 33, history_ms = 100;

} // namespace

Session::Session(Document& document, Background& background, QObject* parent)
    : QObject(parent), document_(document), background_(background) {
    connect(&document, &Document::changed, this, &Session::follow);
    connect(&document, &Document::refused, this,
            [this](const QString& sentence) { Q_EMIT message(sentence, true); });
    timer_.setTimerType(Qt::PreciseTimer);
    timer_.setInterval(pull_ms);
    connect(&timer_, &QTimer::timeout, this, &Session::pull);
    since_history_.start();
    nameLoss();
}

void Session::start() {
    timer_.start();
    play_when_loaded_ = true;
    open();
}

void Session::play() {
    play_when_loaded_ = true;
    thread_.play();
}

void Session::pause() {
    play_when_loaded_ = false;
    thread_.pause();
}

void Session::toggle() {
    if (isRunning() || (isOpening() && play_when_loaded_))
        pause();
    else
        play();
}

void Session::step() {
    play_when_loaded_ = false;
    thread_.step();
}

void Session::reset() { thread_.reset(); }

bool Session::isUpToDate() const {
    return snapshot_ && snapshot_->flow->layer_count() ==
                            static_cast<Index>(document_.experiment().layers.size());
}

// The same points, coloured in another way; columns that are not named are those that were taken.
bool Session::isRecoloured(const Experiment& before, const Experiment& now) const {
    const auto colourless = [this](DataSource source) {
        if (source.columns.first.empty() && loaded_) source.columns = loaded_->columns;
        source.columns.category.clear();
        return source;
    };
    return now.data.is_file() && colourless(before.data) == colourless(now.data) &&
           before.shaping == now.shaping && before.held_out == now.held_out;
}

void Session::follow(const Experiment& before) {
    const Experiment& now = document_.experiment();
    const bool is_painted = before.data.is_painting() || now.data.is_painting();
    may_go_on_ = (is_painted || isRecoloured(before, now)) && !before.fits_energy() &&
                 !now.fits_energy() && before.seed == now.seed;
    if (request_of(before) == wanted())
        thread_.edit(now);
    else if (!now.fits_energy() && now.data.is_painting() && may_go_on_ && loaded_ &&
             !loaded_->energy && loaded_->standardisation == now.data.painting->frame())
        preparePoints();
    else if (!now.fits_energy() && now.data.is_painting() &&
             now.data.painting->count() < fewest_points)
        clear();
    else
        open();
    nameLoss();
}

// While another source is being opened, the numbers are still those of the run before.
void Session::nameLoss() {
    const Experiment& now = document_.experiment();
    if (data_ && now.fits_energy() != (data_->energy != nullptr)) return;
    LossWords words = loss_words(now);
    if (words == words_) return;
    words_ = std::move(words);
    Q_EMIT wordsChanged();
}

void Session::pull() {
    Update update = thread_.take_update();
    if (update.run != run_) adoptRun(update.run);
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

// Once a run; numbers that are no fit should not pass for one.
void Session::warnOfRunaway() {
    if (!data_ || !snapshot_ || cautioned_run_ == run_ || !snapshot_->latest) return;
    const std::string caution = implausible_nll_warning(*data_, snapshot_->latest->train_loss);
    if (caution.empty()) return;
    cautioned_run_ = run_;
    Q_EMIT message(text_of(caution), false);
}

// A painting's points change under way, and what is fresh has none to be learned by heart.
std::optional<std::int64_t> Session::bestBeforeOverfitting() const {
    const bool stays =
        data_ && !data_->energy && !data_->fresh && !document_.experiment().data.is_painting();
    return stays ? best_step_before_overfitting(history_) : std::nullopt;
}

void Session::adoptRun(std::int64_t run) {
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

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
// How the session gets its data: everything slow happens in the background.
#include "core/io/open_data.h"
#include "ui/draw/text.h"
#include "ui/session/remembered_columns.h"
#include "ui/session/session.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace pushforward {

namespace {

constexpr std::size_t kept = 3;

std::shared_ptr<const TrainingData> opened(const DataRequest& request, Reading* reading) {
    constexpr bool with_floor = false;
    return open_source(request, with_floor, reading);
}

QString name_of(const DataSource& source) { return QFileInfo(text_of(source.file)).fileName(); }

QString cancelled_sentence(const DataSource& source) {
    return Session::tr("Opening %1 was cancelled: all is as it was before.").arg(name_of(source));
}

} // namespace

DataRequest Session::wanted() const { return request_of(document_.experiment()); }

void Session::chooseGenerator(const Spec& generator) {
    dropChoice();
    play_when_loaded_ = true;
    document_.change(tr("choose data"), [&](Experiment& e) {
        e = with_data(e, DataSource{generator, {}, {}});
    });
}

void Session::chooseEnergy(const Spec& energy) {
    dropChoice();
    play_when_loaded_ = true;
    document_.change(tr("choose energy"), [&](Experiment& e) { e = with_target(e, energy); });
}

void Session::chooseFile(const DataSource& file) {
    const auto remembered = ask_columns_ ? with_remembered_columns(file) : std::nullopt;
    openFirst(request_of(with_data(document_.experiment(), remembered.value_or(file))),
              remembered ? file : DataSource{});
}

void Session::choosePainting(const Painting& painting) {
    dropChoice();
    play_when_loaded_ = true;
    document_.change(tr("paint"), [&](Experiment& e) {
        DataSource source;
        source.painting = painting;
        e = with_data(e, source);
    });
}

void Session::tryEnergy(const Spec& energy, const QString& drag) {
    DataRequest request = wanted();
    request.target = energy;
    dropChoice();
    const int attempt = attempts_;
    const auto work = [this, request, attempt, drag]() -> Background::Deliver {
        auto data = opened(request, nullptr);
        return [this, request, attempt, drag, data = std::move(data)] {
            if (attempt == attempts_) {
                keep({request, data});
                document_.change(
                    tr("type energy"), [&](Experiment& e) { e = with_target(e, request.target); },
                    drag);
            }
            Q_EMIT energyTried({});
        };
    };
    background_.run(work, [this](const QString& sentence) { Q_EMIT energyTried(sentence); });
}

Session::~Session() {
    for (const auto& opening : {choice_, in_flight_})
        if (opening) opening->reading->cancelled = true;
}

std::optional<Session::FileReading> Session::fileBeingRead() const {
    for (const auto* opening : {&choice_, &in_flight_})
        if (*opening && (*opening)->request.is_file())
            return FileReading{name_of((*opening)->request.source), (*opening)->reading};
    return {};
}

void Session::cancelOpening() {
    if (choice_) {
        const DataSource source = choice_->request.source;
        dropChoice();
        Q_EMIT message(cancelled_sentence(source), false);
    } else if (in_flight_ && fileBeingRead()) {
        in_flight_->given_up = true; // `takeOpened` does the rest
        in_flight_->reading->cancelled = true;
    }
}

// The newest choice wins.
void Session::dropChoice() {
    ++attempts_;
    if (!choice_) return;
    choice_->reading->cancelled = true;
    choice_.reset();
    showOpening();
}

void Session::chooseOpened(const DataSource& file,
                           const std::shared_ptr<const TrainingData>& data) {
    dropChoice();
    choose(request_of(with_data(document_.experiment(), file)), data);
}

void Session::choose(const DataRequest& request, const std::shared_ptr<const TrainingData>& data) {
    keep({request, data});
    play_when_loaded_ = true;
    const bool done = document_.change(tr("open %1").arg(text_of(data->title)),
                                       [&](Experiment& e) { e = with_data(e, request.source); });
    // Chosen again: read anew, from step 0.
    if (done && loaded_ != data && wanted() == request) load(data);
}

// Opens `otherwise`, which may be empty, where the columns are not there.
void Session::openFirst(const DataRequest& request, const DataSource& otherwise) {
    dropChoice();
    const auto reading = std::make_shared<Reading>();
    choice_ = Opening{request, reading};
    showOpening();
    const auto finish = [this, reading] {
        if (!choice_ || choice_->reading != reading) return false;
        choice_.reset();
        showOpening();
        return true;
    };
    const auto work = [this, request, reading, finish]() -> Background::Deliver {
        auto data = opened(request, reading.get());
        return [this, request, finish, data = std::move(data)] {
            if (!finish()) return;
            if (ask_columns_ && request.source.columns.first.empty() &&
                data->numeric_columns.size() > 2)
                ask_columns_(request.source, data);
            else
                choose(request, data);
        };
    };
    background_.run(work, [this, request, otherwise, finish](const QString& sentence) {
        if (!finish()) return;
        if (!otherwise.is_file()) {
            Q_EMIT message(sentence, true);
            return;
        }
        openFirst(request_of(with_data(document_.experiment(), otherwise)), {});
    });
}

// Opens what the document asks for. One opening at a time: a dragged slider asks for many.
void Session::open() {
    const DataRequest request = wanted();
    const auto known = std::ranges::find(opened_, request, &Opened::request);
    if (in_flight_ && !(in_flight_->request.source == request.source))
        in_flight_->reading->cancelled = true;
    if (known != opened_.end()) {
        if (known->data == loaded_)
            thread_.edit(document_.experiment());
        else
            load(known->data);
        return;
    }
    if (in_flight_) return; // looks again when that one is back
    const auto reading = std::make_shared<Reading>();
    // While an edit is done or undone, the stack's index is still that of the one before.
    in_flight_ = Opening{request, reading, document_.undoStack().index()};
    showOpening();
    const auto work = [this, request, reading]() -> Background::Deliver {
        auto data = opened(request, reading.get());
        return [this, data = std::move(data)] { takeOpened(data, {}); };
    };
    background_.run(work, [this](const QString& sentence) { takeOpened(nullptr, sentence); });
}

// What is in flight is back: `data`, or the sentence why there are none.
void Session::takeOpened(const std::shared_ptr<const TrainingData>& data, const QString& sentence) {
    const Opening opening = *std::exchange(in_flight_, std::nullopt);
    showOpening();
    if (data) keep({opening.request, data});
    if (!(wanted() == opening.request)) {
        open();
    } else if (opening.given_up) {
        Q_EMIT message(cancelled_sentence(opening.request.source), false);
        goBack(opening.from);
    } else if (data) {
        load(data);
    } else if (opening.reading->cancelled) {
        open(); // the document has been elsewhere meanwhile
    } else {
        Q_EMIT message(sentence, true);
        goBack(opening.from);
    }
}

void Session::goBack(int place) {
    if (!loaded_) return;
    QUndoStack& undo = document_.undoStack();
    if (undo.index() != place)
        undo.setIndex(place);
    else
        undo.undo();
}

void Session::keep(const Opened& opened) {
    std::erase_if(opened_, [&](const Opened& o) { return o.request == opened.request; });
    opened_.push_front(opened);
    if (opened_.size() > kept) opened_.pop_back();
}

void Session::load(std::shared_ptr<const TrainingData> data) {
    if (may_go_on_ && goesOnWith(*data)) {
        takePoints(document_.experiment().data, std::move(data));
        return;
    }
    // Going on as before: only a run that a person has paused stays so.
    if (state_ != TrainingState::paused) play_when_loaded_ = true;
    loaded_ = std::move(data);
    thread_.load(document_.experiment(), loaded_);
    if (play_when_loaded_) thread_.play();
}

void Session::findFloor() {
    const auto of = data_;
    background_.run(
        [this, of]() -> Background::Deliver {
            const std::optional<double> floor = of->generator->entropy();
            return [this, of, floor] {
                if (of != data_) return;
                floor_ = floor;
                Q_EMIT floorChanged();
            };
        },
        [](const QString&) {});
}

void Session::showOpening() {
    const bool opening = choice_ || in_flight_;
    if (opening == opening_) return;
    opening_ = opening;
    Q_EMIT stateChanged();
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/data_opener.h"

#include "core/io/open_data.h"
#include "ui/draw/text.h"
#include "ui/session/remembered_columns.h"

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
    return DataOpener::tr("Opening %1 was cancelled: all is as it was before.")
        .arg(name_of(source));
}

} // namespace

DataOpener::DataOpener(Document& document, Run& run, Background& background, QObject* parent)
    : QObject(parent), document_(document), run_(run), background_(background) {}

void DataOpener::changeData(const QString& name, const DataSource& source) {
    dropChoice();
    run_.playWhenLoaded();
    document_.beginAgain(name, [&](Experiment& e) { e = with_data(e, source); });
}

void DataOpener::chooseGenerator(const Spec& generator) {
    changeData(tr("choose data"), {generator, {}});
}

void DataOpener::choosePainting(const Painting& painting) {
    DataSource source;
    source.painting = painting;
    changeData(tr("paint"), source);
}

void DataOpener::chooseEnergy(const Spec& energy) {
    dropChoice();
    run_.playWhenLoaded();
    document_.beginAgain(tr("choose energy"), [&](Experiment& e) { e = with_target(e, energy); });
}

void DataOpener::chooseFile(const DataSource& file) {
    const auto remembered = ask_columns_ ? with_remembered_columns(file) : std::nullopt;
    openFirst(request_of(with_data(document_.experiment(), remembered.value_or(file))),
              remembered ? file : DataSource{});
}

void DataOpener::tryEnergy(const Spec& energy, const QString& drag) {
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
    background_.run(this, work, [this](const QString& sentence) { Q_EMIT energyTried(sentence); });
}

DataOpener::~DataOpener() {
    for (const auto& opening : {choice_, in_flight_})
        if (opening) opening->reading->cancelled = true;
}

std::optional<DataOpener::FileReading> DataOpener::fileBeingRead() const {
    for (const auto* opening : {&choice_, &in_flight_})
        if (*opening && (*opening)->request.is_file())
            return FileReading{name_of((*opening)->request.source), (*opening)->reading};
    return {};
}

void DataOpener::cancel() {
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
void DataOpener::dropChoice() {
    ++attempts_;
    if (!choice_) return;
    choice_->reading->cancelled = true;
    choice_.reset();
    showOpening();
}

void DataOpener::chooseOpened(const DataSource& file,
                              const std::shared_ptr<const TrainingData>& data) {
    dropChoice();
    choose(request_of(with_data(document_.experiment(), file)), data);
}

void DataOpener::choose(const DataRequest& request,
                        const std::shared_ptr<const TrainingData>& data) {
    keep({request, data});
    run_.playWhenLoaded();
    const QString name = tr("open %1").arg(text_of(data->title));
    const auto take = [&](Experiment& e) { e = with_data(e, request.source); };
    if (run_.has(request) && wanted() == request) { // read again
        document_.beginAgain(name);
        run_.load(request, data);
    } else if (!wanted().is_painting() && run_.goesOnWith(request, data->standardisation)) {
        document_.change(name, take); // the same points in other colours
    } else {
        document_.beginAgain(name, take);
    }
}

// Opens `otherwise`, which may be empty, where the columns are not there.
void DataOpener::openFirst(const DataRequest& request, const DataSource& otherwise) {
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
    background_.run(this, work, [this, request, otherwise, finish](const QString& sentence) {
        if (!finish()) return;
        if (!otherwise.is_file()) {
            Q_EMIT message(sentence, true);
            return;
        }
        openFirst(request_of(with_data(document_.experiment(), otherwise)), {});
    });
}

// Opens what the document asks for. One opening at a time: a dragged slider asks for many.
void DataOpener::open() {
    const DataRequest request = wanted();
    const auto known = std::ranges::find(opened_, request, &Opened::request);
    if (in_flight_ && !(in_flight_->request.source == request.source))
        in_flight_->reading->cancelled = true;
    if (run_.has(request) && !run_.beginsWithNext()) {
        run_.edit();
        return;
    }
    if (run_.has(request) || known != opened_.end()) {
        run_.load(request, run_.has(request) ? run_.loaded() : known->data);
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
    background_.run(this, work, [this](const QString& sentence) { takeOpened(nullptr, sentence); });
}

// What is in flight is back: `data`, or the sentence why there are none.
void DataOpener::takeOpened(const std::shared_ptr<const TrainingData>& data,
                            const QString& sentence) {
    const Opening opening = *std::exchange(in_flight_, std::nullopt);
    showOpening();
    if (data) keep({opening.request, data});
    if (!(wanted() == opening.request)) {
        open();
    } else if (opening.given_up) {
        Q_EMIT message(cancelled_sentence(opening.request.source), false);
        goBack(opening.from);
    } else if (data) {
        run_.load(opening.request, data);
    } else if (opening.reading->cancelled) {
        open(); // the document has been elsewhere meanwhile
    } else {
        Q_EMIT message(sentence, true);
        goBack(opening.from);
    }
}

void DataOpener::goBack(int place) {
    if (!run_.loaded()) return;
    QUndoStack& undo = document_.undoStack();
    if (undo.index() != place)
        undo.setIndex(place);
    else
        undo.undo();
}

void DataOpener::keep(const Opened& opened) {
    std::erase_if(opened_, [&](const Opened& o) { return o.request == opened.request; });
    opened_.push_front(opened);
    if (opened_.size() > kept) opened_.pop_back();
}

void DataOpener::showOpening() {
    if (std::exchange(opening_, isOpening()) == isOpening()) return;
    run_.setAwaitsData(isOpening());
    Q_EMIT openingChanged();
}

} // namespace pushforward

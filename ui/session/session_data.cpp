// SPDX-License-Identifier: GPL-3.0-or-later
// How the session gets its data: everything slow happens in the background.
#include "core/io/open_data.h"
#include "ui/session/session.h"
#include "ui/text.h"

#include <algorithm>

namespace pushforward {

namespace {

constexpr std::size_t kept = 3;

template <class Request>
std::shared_ptr<const TrainingData> opened(const Request& request) {
    Experiment experiment;
    experiment.data = request.source;
    experiment.target = request.target;
    experiment.shaping = request.shaping;
    experiment.held_out = request.held_out;
    experiment.seed = request.seed;
    constexpr bool with_floor = false;
    return open_source(experiment, with_floor);
}

} // namespace

Session::Request Session::wanted() const {
    const Experiment& experiment = document_.experiment();
    return {experiment.data, experiment.target, experiment.shaping, experiment.held_out,
            experiment.seed};
}

void Session::chooseGenerator(const Spec& generator) {
    ++choice_;
    play_when_loaded_ = true;
    document_.change(tr("choose data"), [&](Experiment& e) {
        e = with_data(e, DataSource{generator, {}, {}, {}});
    });
}

void Session::chooseEnergy(const Spec& energy) {
    ++choice_;
    play_when_loaded_ = true;
    document_.change(tr("choose energy"), [&](Experiment& e) { e = with_target(e, energy); });
}

void Session::chooseFile(const DataSource& file) {
    Request request = wanted();
    request.source = file;
    request.target = {};
    openFirst(request);
}

void Session::choosePainting(const Painting& painting) {
    ++choice_;
    play_when_loaded_ = true;
    document_.change(tr("paint"), [&](Experiment& e) {
        DataSource source;
        source.painting = painting;
        e = with_data(e, source);
    });
}

void Session::tryEnergy(const Spec& energy, const QString& drag) {
    Request request = wanted();
    request.target = energy;
    const int choice = ++choice_;
    const auto work = [this, request, choice, drag]() -> Background::Deliver {
        auto data = opened(request);
        return [this, request, choice, drag, data = std::move(data)] {
            if (choice == choice_) {
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

void Session::openFirst(const Request& request) {
    const int choice = ++choice_;
    setOpening(true);
    const auto work = [this, request, choice]() -> Background::Deliver {
        auto data = opened(request);
        return [this, request, choice, data = std::move(data)] {
            if (choice != choice_) return;
            keep({request, data});
            play_when_loaded_ = true;
            const bool done =
                document_.change(tr("open %1").arg(text_of(data->title)),
                                 [&](Experiment& e) { e = with_data(e, request.source); });
            setOpening(in_flight_.has_value());
            // Chosen again: read anew, from step 0.
            if (done && loaded_ != data && wanted() == request) load(data);
        };
    };
    background_.run(work, [this, choice](const QString& sentence) {
        if (choice != choice_) return;
        setOpening(in_flight_.has_value());
        Q_EMIT message(sentence, true);
    });
}

// Opens what the document asks for. One opening at a time: a dragged slider asks for many.
void Session::open() {
    const Request request = wanted();
    const auto known = std::ranges::find(opened_, request, &Opened::request);
    if (known != opened_.end()) {
        if (known->data == loaded_)
            thread_.edit(document_.experiment());
        else
            load(known->data);
        return;
    }
    if (in_flight_) return; // looks again when that one is back
    in_flight_ = request;
    setOpening(true);
    const auto finish = [this] {
        in_flight_.reset();
        setOpening(false);
    };
    const auto work = [this, request, finish]() -> Background::Deliver {
        auto data = opened(request);
        return [this, request, finish, data = std::move(data)] {
            keep({request, data});
            finish();
            if (wanted() == request)
                load(data);
            else
                open();
        };
    };
    background_.run(work, [this, request, finish](const QString& sentence) {
        finish();
        if (!(wanted() == request)) {
            open();
            return;
        }
        Q_EMIT message(sentence, true);
        QUndoStack& undo = document_.undoStack();
        if (loaded_ && undo.canUndo() && !undo.canRedo()) undo.undo();
    });
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
            const std::optional<double> floor = of->source->entropy();
            return [this, of, floor] {
                if (of != data_) return;
                floor_ = floor;
                Q_EMIT floorChanged();
            };
        },
        [](const QString&) {});
}

void Session::setOpening(bool opening) {
    if (opening == opening_) return;
    opening_ = opening;
    Q_EMIT stateChanged();
}

} // namespace pushforward

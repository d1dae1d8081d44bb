// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/session.h"

#include <algorithm>

namespace pushforward {

Session::Session(Document& document, Background& background, QObject* parent)
    : QObject(parent),
      document_(document),
      run_(document, background),
      points_(document, run_),
      opener_(document, run_, background) {
    connect(&document, &Document::changed, this, &Session::follow);
    connect(&document, &Document::refused, this,
            [this](const QString& sentence) { Q_EMIT message(sentence, true); });
    connect(&run_, &Run::message, this, &Session::message);
    connect(&points_, &PaintedPoints::message, this, &Session::message);
    connect(&opener_, &DataOpener::message, this, &Session::message);
}

void Session::start() {
    run_.start();
    opener_.open();
}

void Session::beginAgain() {
    if (run_.loaded()) document_.beginAgain(tr("reset"));
}

void Session::backToBest() {
    if (!run_.loaded()) return;
    branches_ = true;
    document_.beginAgain(tr("back to the best, half the rate"), [](Experiment& e) {
        e.optimizer.values["learning_rate"] = e.optimizer.real("learning_rate") / 2;
    });
    branches_ = false;
}

// From the step where training really is, which is some way beyond the newest snapshot while it
// runs.
void Session::startScheduleAgain() {
    if (!run_.snapshot()) return;
    if (run_.isRunning()) {
        connect(
            &run_, &Run::stateChanged, this, [this] { startScheduleAgain(); },
            Qt::SingleShotConnection);
        run_.pause();
        return;
    }
    const std::int64_t step = run_.snapshot()->step;
    document_.change(tr("start the schedule again"), [step](Experiment& e) {
        // Its own course begins after the warm-up.
        const std::int64_t course = e.steps - std::min(e.steps, e.schedule.integer("warm_up"));
        e.schedule.values["warm_up"] = step;
        e.steps = step + std::max<std::int64_t>(course, 1);
    });
    run_.play();
}

void Session::follow(const Experiment& before) {
    const Experiment& now = document_.experiment();
    const Document::Edit& edit = document_.latestEdit();
    const bool same_data = request_of(before) == request_of(now);
    if (run_.goBackTo(document_.moment())) {
        // What was painted last may not have come to it any more.
        if (run_.has(request_of(now)) || !points_.bring()) opener_.open();
    } else if (branches_) {
        run_.backToBest();
    } else if (before == now) {
        if (!edit.is_again) run_.reset();
    } else if (same_data && !edit.is_anew) {
        run_.edit();
        run_.keepUp();
    } else {
        if (edit.is_anew) run_.beginWithNext();
        if (edit.is_anew && !edit.is_again) run_.playWhenLoaded();
        if (!(same_data && run_.loaded()) && points_.bring())
            run_.keepUp();
        else
            opener_.open();
    }
}

} // namespace pushforward

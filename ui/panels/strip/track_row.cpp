// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/strip/track_row.h"

#include "ui/draw/position_words.h"
#include "ui/panels/strip/play_bar.h"
#include "ui/session/playhead.h"
#include "ui/session/run.h"

#include <QHBoxLayout>

namespace pushforward {

TrackRow::TrackRow(Run& run, Playhead& playhead, Actions& actions, QWidget* parent)
    : QWidget(parent), run_(run), playhead_(playhead), track_(new Track(this)) {
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    row->addWidget(track_, 1);
    row->addWidget(new PlayBar(playhead, actions, this));
    connect(&playhead, &Playhead::moved, this, &TrackRow::show);
    connect(track_, &Track::sought, &playhead, &Playhead::moveTo);
    connect(track_, &Track::released, &playhead, &Playhead::settle);
}

void TrackRow::setCards(std::vector<double> middles, int left, int right) {
    track_->setMarks(std::move(middles), left,
                     std::min(right, track_->width() - Track::height / 2));
    show();
}

void TrackRow::show() {
    const bool is_known = run_.snapshot() && run_.isUpToDate();
    track_->setAlong(playhead_.along(),
                     is_known ? position_words({run_.snapshot(), run_.data(), playhead_.position()})
                              : QString());
}

} // namespace pushforward

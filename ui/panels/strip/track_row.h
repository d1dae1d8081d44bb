// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/strip/track.h"

namespace pushforward {

class Actions;
class Playhead;
class Run;

/// The playhead's track, and beside it what plays it.
class TrackRow : public QWidget {
    Q_OBJECT
public:
    TrackRow(Run& run, Playhead& playhead, Actions& actions, QWidget* parent);

    /// Where the middles of the cards are, in pixels from the track's left; see Track::setMarks.
    void setCards(std::vector<double> middles, int left, int right);

private:
    void show();

    Run& run_;
    Playhead& playhead_;
    Track* track_;
};

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QToolButton;

namespace pushforward {

class Actions;
class GlyphButton;
class Playhead;

/// Plays the playhead, and says which way and how fast.
class PlayBar : public QWidget {
    Q_OBJECT
public:
    PlayBar(Playhead& playhead, Actions& actions, QWidget* parent);

private:
    void show();

    Playhead& playhead_;
    GlyphButton* play_;
    QToolButton *way_, *speed_;
};

} // namespace pushforward

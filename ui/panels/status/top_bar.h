// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/run.h"

#include <QWidget>

namespace pushforward {

class Actions;
class GlyphButton;
class Readout;

/// Reset, play, step, and the numbers that people watch, each in the colour of its curve.
class TopBar : public QWidget {
    Q_OBJECT
public:
    TopBar(Run& run, Actions& actions, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void showState();
    void showNumbers();
    void showWords();
    void applyColours();

    Run& run_;
    Actions& actions_;
    GlyphButton* play_;
    Readout *step_, *speed_, *train_, *held_out_, *floor_, *gaussian_;
};

} // namespace pushforward

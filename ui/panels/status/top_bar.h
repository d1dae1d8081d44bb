// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/run.h"

#include <QWidget>

class QPushButton;

namespace pushforward {

class Actions;
class GlyphButton;
class Readout;

/// Reset, play, step, the numbers that people watch, each in the colour of its curve, and the
/// presets, with the name of the one that the stack is.
class TopBar : public QWidget {
    Q_OBJECT
public:
    TopBar(const Document& document, Run& run, Actions& actions, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void showState();
    void showNumbers();
    void showWords();
    void showPreset();
    QString trainHelp(std::optional<double> train) const;
    void applyColours();

    const Document& document_;
    Run& run_;
    Actions& actions_;
    GlyphButton* play_;
    QPushButton* presets_;
    Readout *step_, *speed_, *train_, *held_out_, *floor_, *gaussian_;
};

} // namespace pushforward

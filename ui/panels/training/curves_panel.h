// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/run.h"

#include <QWidget>

class QLabel;

namespace pushforward {

class Actions;
class LikelihoodChart;

/// The likelihood curves of this run, with its edits marked, and that of the run before.
class CurvesPanel : public QWidget {
    Q_OBJECT
public:
    CurvesPanel(Run& run, Actions& actions, QWidget* parent = nullptr);

    LikelihoodChart& chart() { return *chart_; }

private:
    void showRun();
    void showHistory();
    void showGhost();
    void showWords();

    Run& run_;
    Actions& actions_;
    QLabel* heading_;
    LikelihoodChart* chart_;
};

} // namespace pushforward

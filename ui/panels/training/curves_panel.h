// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/run.h"

#include <QWidget>

class QLabel;

namespace pushforward {

class LikelihoodChart;

/// The likelihood curves of this run.
class CurvesPanel : public QWidget {
    Q_OBJECT
public:
    explicit CurvesPanel(Run& run, QWidget* parent = nullptr);

    LikelihoodChart& chart() { return *chart_; }

private:
    void showHistory();

    void showWords();

    Run& run_;
    QLabel* heading_;
    LikelihoodChart* chart_;
};

} // namespace pushforward

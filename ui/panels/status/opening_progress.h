// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/data_opener.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace pushforward {

/// The share of a file that is read, with a button, and Escape, to cancel that. Hidden where no
/// file is read, and as long as it has not taken a moment.
class OpeningProgress : public QWidget {
    Q_OBJECT
public:
    OpeningProgress(DataOpener& opener, QWidget* parent);

private:
    void follow();
    void showShare();

    DataOpener& opener_;
    QLabel* label_;
    QProgressBar* bar_;
    QPushButton* cancel_;
    QTimer timer_;
    QString name_;
};

} // namespace pushforward

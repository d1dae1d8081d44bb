// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/data_opener.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace pushforward {

/// The share of a file that has been read. A button and Escape cancel the reading. Hidden while no
/// file is read, and for the first moment of reading.
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

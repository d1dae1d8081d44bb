// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/data_opener.h"
#include "ui/session/picture_service.h"

#include <QStatusBar>

class QLabel;

namespace pushforward {

class NumberLabel;
class StateDot;

/// The state in words: what the run does, the flow's health, the progress of reading a file, and
/// the size of the flow. The health figures are updated about once per second.
class StatusLine : public QStatusBar {
    Q_OBJECT
public:
    StatusLine(Run& run, DataOpener& opener, PictureService& pictures, QWidget* parent = nullptr);

    QString state() const;

private:
    struct Health {
        double integral = 1, round_trip = 0;
    };
    void showState();
    void showSize();
    void showHealth(const Health& health);
    PictureService::Job offer();

    Run& run_;
    PictureService& pictures_;
    StateDot* dot_;
    QLabel *state_, *notes_, *size_;
    NumberLabel *integral_, *round_trip_;
    std::shared_ptr<const Snapshot> measured_;
    QString worry_; ///< the current warning; empty if there is none
};

} // namespace pushforward

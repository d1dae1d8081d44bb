// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/data_opener.h"
#include "ui/session/picture_service.h"

#include <QStatusBar>

class QLabel;

namespace pushforward {

class NumberLabel;
class StateDot;

/// How it goes, in words: state, health of the flow, how far a file is read, and how large the flow
/// is. The health figures are taken about once a second.
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
    QString worry_; ///< what is not as it should be; empty when all is well
};

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/verdict.h"
#include "ui/session/data_opener.h"
#include "ui/session/picture_service.h"

#include <QStatusBar>

class QLabel;
class QPushButton;

namespace pushforward {

class Actions;
class NumberLabel;
class StateDot;

/// The state in words: what the run does and how it goes, with a button for what can be done about
/// it; the flow's health, the progress of reading a file, and the size of the flow. The health
/// figures are updated about once per second.
class StatusLine : public QStatusBar {
    Q_OBJECT
public:
    StatusLine(const Document& document, Run& run, DataOpener& opener, PictureService& pictures,
               Actions& actions, QWidget* parent = nullptr);

    QString state() const;
    Verdict verdict() const { return verdict_; } ///< on the newest snapshot

Q_SIGNALS:
    void judged(); ///< a snapshot has come, and its verdict

private:
    struct Health {
        std::optional<double> integral, round_trip;
        bool is_unchanged = false; ///< the parameters, since they were measured before
    };
    void showState();
    void showSize();
    void showHealth(const Health& health);
    void forget();
    void judge();
    void offerHelp();
    PictureService::Job offer();

    const Document& document_;
    Run& run_;
    Actions& actions_;
    PictureService& pictures_;
    StateDot* dot_;
    QLabel *state_, *notes_, *size_;
    NumberLabel *integral_, *round_trip_;
    QPushButton* help_; ///< does what the verdict calls for
    std::shared_ptr<const Snapshot> measured_;
    Health health_;
    RunSigns signs_;
    Verdict verdict_ = Verdict::healthy;
};

} // namespace pushforward

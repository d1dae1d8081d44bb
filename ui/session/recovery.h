// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/background.h"

#include <QDateTime>
#include <QObject>
#include <QString>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

class QLockFile;

namespace pushforward {

class Project;

/// Keeps what has no file yet, or is newer than its file, in a folder of the program's, every
/// minute and when the program is told to end, so that a crash loses a minute at the most. Where
/// everything is in its file, nothing is kept.
class Recovery : public QObject {
    Q_OBJECT
public:
    static constexpr int interval_ms = 60'000;

    /// `background` writes what is kept every minute.
    Recovery(Project& project, Background& background, const QString& folder,
             QObject* parent = nullptr);
    ~Recovery() override;

    void keep();   ///< now, in this thread: for a program that is about to end
    void forget(); ///< the person has been asked: nothing is needed any more

    /// What another window has left that does not run any more.
    struct Left {
        QString file, project; ///< where it is; the file of the project, or empty
        QDateTime when;
    };
    std::optional<Left> left() const; ///< the newest
    void recover(const Left& left);   ///< as the project; kept until the training goes on from it
    void discard(const Left& left);

private:
    QString inFolder(const QString& name) const;
    void clear(const QString& name) const;
    void lock();
    std::function<void()> writing(); ///< what writes all that there is now; empty for nothing

    Project& project_;
    Background& background_;
    QString folder_, name_;
    std::unique_ptr<QLockFile> lock_;
    std::shared_ptr<std::atomic<bool>> is_needed_; ///< what is being written, too
    QTimer timer_;
    bool adopted_ = false; ///< what is kept is what was recovered, and has not come to the training
};

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/data_opener.h"
#include "ui/session/project.h"
#include "ui/session/recovery.h"

#include <functional>
#include <optional>

class QWidget;

namespace pushforward {

class Actions;
class RecentFiles;

/// Opens files, keeps the project, and asks before something is lost. Says in the window's title
/// which file it is, and whether that holds everything.
class FileActions : public QObject {
    Q_OBJECT
public:
    FileActions(Document& document, Run& run, DataOpener& opener, Background& background,
                Actions& actions, RecentFiles& recent, QWidget* window);

    const Project& project() const { return project_; }
    Recovery& recovery() { return recovery_; }

    /// A project, or data: a path, optionally followed by ":column,column", or a generated set.
    void open(const QString& path);

    void saveAs(const QString& path);

    /// Says what a window that broke off has left, if anything: `workFound`.
    void offerRecovery();

    /// True when nothing would be lost. Otherwise a question is put that does not block, and the
    /// window is closed once it is answered so.
    bool mayClose();

Q_SIGNALS:
    void workFound(const QString& sentence); ///< to be recovered, or discarded
    void message(const QString& sentence, bool is_error);

private:
    /// Does it at once where nothing would be lost, or once a person has answered so.
    void askBefore(std::function<void()> what);
    void showLeft();
    void askForFile();
    void save();
    void askWhereToSave();
    void showTitle();

    Document& document_;
    DataOpener& opener_;
    Project project_;
    Recovery recovery_;
    std::optional<Recovery::Left> left_;
    RecentFiles& recent_;
    QWidget* window_;
    Actions& actions_;
    bool may_close_ = false;
    std::function<void()> once_saved_; ///< what waits for a save; empty for nothing
};

} // namespace pushforward

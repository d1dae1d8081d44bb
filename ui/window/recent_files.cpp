// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/recent_files.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>

namespace pushforward {

namespace {

const QString setting = QStringLiteral("files/recent");

} // namespace

RecentFiles::RecentFiles(QWidget* parent) : QMenu(tr("Open &Recent"), parent) {
    setToolTipsVisible(true);
    connect(this, &QMenu::aboutToShow, this, &RecentFiles::fill);
    fill(); // an empty menu would not open
}

QStringList RecentFiles::paths() const {
    QStringList there;
    for (const QString& path : QSettings().value(setting).toStringList())
        if (QFileInfo::exists(path)) there.append(path);
    return there;
}

void RecentFiles::add(const QString& path) {
    QStringList paths = QSettings().value(setting).toStringList();
    paths.removeAll(path);
    paths.prepend(path);
    QSettings().setValue(setting, paths.mid(0, most));
}

void RecentFiles::fill() {
    clear();
    for (const QString& path : paths()) {
        QString name = QFileInfo(path).fileName();
        QAction* const action = addAction(name.replace(u'&', QStringLiteral("&&")));
        action->setToolTip(QDir::toNativeSeparators(path));
        action->setStatusTip(QDir::toNativeSeparators(path));
        connect(action, &QAction::triggered, this, [this, path] { Q_EMIT chosen(path); });
    }
    if (isEmpty()) {
        addAction(tr("No files yet"))->setEnabled(false);
        return;
    }
    addSeparator();
    connect(addAction(tr("&Clear List")), &QAction::triggered, this,
            [] { QSettings().remove(setting); });
}

} // namespace pushforward

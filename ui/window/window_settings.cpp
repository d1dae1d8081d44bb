// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/window_settings.h"

#include "ui/look/actions.h"
#include "ui/look/divided.h"

#include <QMainWindow>
#include <QScreen>
#include <QSettings>
#include <QSplitter>

namespace pushforward {

namespace {

const QString geometry_key = QStringLiteral("window/geometry"),
              splitter_key = QStringLiteral("window/splitter");

QString divided_key(const Divided& one) {
    return QStringLiteral("window/divided/") + one.objectName();
}

QString switch_key(const Actions::Switch& one) {
    return QStringLiteral("show/") + QString::fromStdString(one.drawing);
}

} // namespace

void restore_window(QMainWindow& window, QSplitter& columns, Actions& actions) {
    const QSettings settings;
    if (!window.restoreGeometry(settings.value(geometry_key).toByteArray())) {
        constexpr QSize wanted(1440, 900);
        const QSize room = window.screen()->availableSize();
        window.resize(wanted.boundedTo(room));
        // The window's frame needs room too.
        if (room.width() <= wanted.width() || room.height() <= wanted.height() + 40)
            window.setWindowState(window.windowState() | Qt::WindowMaximized);
    }
    columns.restoreState(settings.value(splitter_key).toByteArray());
    columns.setChildrenCollapsible(false);
    for (Divided* one : window.findChildren<Divided*>())
        one->setPlacement(settings.value(divided_key(*one)).toByteArray());
    for (const Actions::Switch& one : actions.switches)
        one.action->setChecked(settings.value(switch_key(one), one.action->isChecked()).toBool());
}

void keep_window(const QMainWindow& window, const QSplitter& columns, const Actions& actions) {
    QSettings settings;
    settings.setValue(geometry_key, window.saveGeometry());
    settings.setValue(splitter_key, columns.saveState());
    for (const Divided* one : window.findChildren<Divided*>())
        settings.setValue(divided_key(*one), one->placement());
    for (const Actions::Switch& one : actions.switches)
        settings.setValue(switch_key(one), one.action->isChecked());
}

} // namespace pushforward

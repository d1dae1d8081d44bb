// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/window_settings.h"

#include "ui/look/actions.h"

#include <QMainWindow>
#include <QScreen>
#include <QSettings>
#include <QSplitter>

namespace pushforward {

namespace {

const QString geometry_key = QStringLiteral("window/geometry"),
              splitter_key = QStringLiteral("window/splitter");

QString switch_key(std::size_t i) { return QStringLiteral("show/%1").arg(i); }

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
    for (std::size_t i = 0; i < actions.switches.size(); ++i)
        actions.switches[i].action->setChecked(settings.value(switch_key(i), true).toBool());
}

void keep_window(const QMainWindow& window, const QSplitter& columns, const Actions& actions) {
    QSettings settings;
    settings.setValue(geometry_key, window.saveGeometry());
    settings.setValue(splitter_key, columns.saveState());
    for (std::size_t i = 0; i < actions.switches.size(); ++i)
        settings.setValue(switch_key(i), actions.switches[i].action->isChecked());
}

} // namespace pushforward

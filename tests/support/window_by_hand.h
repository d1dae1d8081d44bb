// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/stage/stage_view.h"
#include "ui/window/main_window.h"

#include <QSettings>
#include <QTest>

#include <memory>
#include <vector>

namespace pushforward::testing {

/// Settings that are written from now on are kept there, and not among a person's.
inline void keep_settings_in(const QString& folder) {
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder);
}

/// A window as large as it is meant to be; the offscreen screen is smaller.
inline std::unique_ptr<MainWindow> shown_window(const Experiment& experiment) {
    auto window = std::make_unique<MainWindow>(experiment);
    window->setWindowState(Qt::WindowNoState);
    window->resize(1440, 900);
    window->show();
    return QTest::qWaitForWindowExposed(window.get()) ? std::move(window) : nullptr;
}

/// Presses at the first place, and lets go at the last.
inline void drag(const StageView& stage, const std::vector<QPoint>& way, int pause_ms = 0) {
    QWidget* const on = stage.viewport();
    QTest::mousePress(on, Qt::LeftButton, {}, way.front());
    for (const QPoint& place : way) {
        QTest::mouseMove(on, place);
        if (pause_ms > 0) QTest::qWait(pause_ms);
    }
    QTest::mouseRelease(on, Qt::LeftButton, {}, way.back());
}

} // namespace pushforward::testing

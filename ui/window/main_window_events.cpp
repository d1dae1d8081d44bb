// SPDX-License-Identifier: GPL-3.0-or-later
// What happens to the window as a whole: settings, drops, keys, the end.
#include "ui/look/actions.h"
#include "ui/look/side_panel.h"
#include "ui/panels/stage/stage_panel.h"
#include "ui/panels/status/message_bar.h"
#include "ui/panels/strip/strip_panel.h"
#include "ui/stage/stage_view.h"
#include "ui/window/data_exchange.h"
#include "ui/window/main_window.h"

#include <QAbstractSlider>
#include <QActionGroup>
#include <QApplication>
#include <QCheckBox>
#include <QCloseEvent>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QSplitter>
#include <QTimer>
#include <QToolButton>

namespace pushforward {

namespace {

const QString geometry_key = QStringLiteral("window/geometry"),
              splitter_key = QStringLiteral("window/splitter"),
              theme_setting = QStringLiteral("window/theme"),
              colour_map_setting = QStringLiteral("window/colour_map");

QString switch_key(std::size_t i) { return QStringLiteral("show/%1").arg(i); }

} // namespace

void MainWindow::restore() {
    const QSettings settings;
    if (!restoreGeometry(settings.value(geometry_key).toByteArray())) {
        constexpr QSize wanted(1440, 900);
        const QSize room = screen()->availableSize();
        resize(wanted.boundedTo(room));
        // The window's frame needs room too.
        if (room.width() <= wanted.width() || room.height() <= wanted.height() + 40)
            setWindowState(windowState() | Qt::WindowMaximized);
    }
    splitter_->restoreState(settings.value(splitter_key).toByteArray());
    splitter_->setChildrenCollapsible(false);
    for (std::size_t i = 0; i < actions_->switches.size(); ++i)
        actions_->switches[i].action->setChecked(settings.value(switch_key(i), true).toBool());
    const QString theme = settings.value(theme_setting).toString();
    for (QAction* action : themes_->actions())
        action->setChecked(action->data().toString() == theme_key(theme_mode(theme)));
    setColourMap(settings.value(colour_map_setting).toString());
}

void MainWindow::save() {
    QSettings settings;
    settings.setValue(geometry_key, saveGeometry());
    settings.setValue(splitter_key, splitter_->saveState());
    for (std::size_t i = 0; i < actions_->switches.size(); ++i)
        settings.setValue(switch_key(i), actions_->switches[i].action->isChecked());
}

void MainWindow::setTheme(ThemeMode mode) {
    QSettings().setValue(theme_setting, theme_key(mode));
    apply_theme(*qApp, mode);
}

void MainWindow::setColourMap(const QString& key) {
    std::optional<ColourMapKind> kind;
    for (const ColourMapKind one : colour_map_kinds())
        if (key == QLatin1String(colour_map(one).key)) kind = one;
    stage_->view().setColourMap(kind);
    strip_->setColourMap(kind);
    for (QAction* action : colour_maps_->actions())
        action->setChecked(action->data().toString() == (kind ? key : QString()));
    QSettings().setValue(colour_map_setting, kind ? key : QString());
}

void MainWindow::showEvent(QShowEvent* event) {
    QMainWindow::showEvent(event);
    QTimer::singleShot(0, this, &MainWindow::start);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    save();
    run().pause();
    opener().cancel();
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (DataExchange::canTake(*event->mimeData())) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    exchange_->take(*event->mimeData());
    event->acceptProposedAction();
}

// The space bar plays and pauses, but where it is the key of a control that has the focus.
bool MainWindow::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space) {
        const QWidget* const focus = QApplication::focusWidget();
        if (qobject_cast<const QCheckBox*>(focus) || qobject_cast<const QComboBox*>(focus) ||
            qobject_cast<const QPushButton*>(focus) || qobject_cast<const QToolButton*>(focus)) {
            event->accept();
            return true;
        }
    }
    return QMainWindow::eventFilter(watched, event);
}

} // namespace pushforward

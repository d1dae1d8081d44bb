// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/menus.h"

#include "ui/look/actions.h"
#include "ui/window/appearance.h"
#include "ui/window/help_window.h"
#include "ui/window/paint_actions.h"
#include "ui/window/recent_files.h"

#include <QCoreApplication>
#include <QMenuBar>

namespace pushforward {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("MainWindow", text); }

/// Null stands for a rule.
void add(QMenu* menu, std::initializer_list<QAction*> actions) {
    for (QAction* action : actions) action ? menu->addAction(action) : void(menu->addSeparator());
}

void fill_view(QMenu* view, const MenuContents& contents) {
    const Actions& actions = contents.actions;
    for (const Actions::Switch& one : actions.switches) view->addAction(one.action);
    add(view, {nullptr, actions.playThrough, actions.stepTowardsBase, actions.stepTowardsData,
               nullptr, actions.readOut, actions.unpinProbes, nullptr, actions.zoomIn,
               actions.zoomOut, actions.resetView, nullptr});
    view->addActions({contents.panels.begin(), contents.panels.end()});
    view->addActions({actions.nextPanel, actions.previousPanel});
    view->addSeparator();
    contents.appearance.addTo(view);
}

} // namespace

void fill_menus(QMenuBar& bar, const MenuContents& contents) {
    const Actions& a = contents.actions;
    QMenu* const file = bar.addMenu(tr("&File"));
    add(file, {a.newProject, a.openFile});
    file->addMenu(&contents.recent);
    add(file, {a.chooseColumns, a.typeEnergy, nullptr, a.save, a.saveAs, a.recoverWork,
               a.discardWork, nullptr, a.saveData, a.saveSamples, a.saveFigure, nullptr, a.quit});
    add(bar.addMenu(tr("&Edit")), {a.undo, a.redo, nullptr, a.paste});
    fill_view(bar.addMenu(tr("&View")), contents);
    fill_paint_menu(bar.addMenu(tr("&Paint")), contents.actions, contents.editor);
    add(bar.addMenu(tr("&Layers")), {a.insertLayer, a.duplicateLayer, a.turnLayer, a.openLayer,
                                     a.moveTowardsBase, a.moveTowardsData, nullptr, a.muteLayer,
                                     a.freezeLayer, nullptr, a.deleteLayer, nullptr, a.presets});
    add(bar.addMenu(tr("&Train")),
        {a.play, a.step, a.reset, nullptr, a.backToBest, a.extendSchedule, nullptr, a.lastRun});
    QMenu* const help = bar.addMenu(tr("&Help"));
    add_help_pages(help, bar.window());
    add(help, {nullptr, a.about});
}

} // namespace pushforward

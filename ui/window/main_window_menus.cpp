// SPDX-License-Identifier: GPL-3.0-or-later
// The window's menus, and what their actions do.
#include "ui/draw/text.h"
#include "ui/look/actions.h"
#include "ui/look/card_texts.h"
#include "ui/panels/data/data_panel.h"
#include "ui/panels/status/message_bar.h"
#include "ui/panels/strip/strip_panel.h"
#include "ui/window/about.h"
#include "ui/window/data_exchange.h"
#include "ui/window/figure_saver.h"
#include "ui/window/main_window.h"
#include "ui/window/recent_files.h"

#include <QActionGroup>
#include <QFileInfo>
#include <QMenuBar>

namespace pushforward {

void MainWindow::makeMenus() {
    QMenu* const file = menuBar()->addMenu(tr("&File"));
    file->addAction(actions_->openData);
    recent_ = new RecentFiles(this);
    file->addMenu(recent_);
    file->addAction(actions_->chooseColumns);
    file->addAction(actions_->typeEnergy);
    file->addSeparator();
    file->addAction(actions_->saveData);
    file->addAction(actions_->saveSamples);
    file->addAction(actions_->saveFigure);
    file->addSeparator();
    file->addAction(actions_->quit);

    QMenu* const edit = menuBar()->addMenu(tr("&Edit"));
    edit->addAction(actions_->undo);
    edit->addAction(actions_->redo);
    edit->addSeparator();
    edit->addAction(actions_->paste);

    makeViewMenu();
    makePaintMenu();
    makeLayersMenu();

    QMenu* const train = menuBar()->addMenu(tr("&Train"));
    train->addAction(actions_->play);
    train->addAction(actions_->step);
    train->addAction(actions_->reset);

    menuBar()->addMenu(tr("&Help"))->addAction(actions_->about);
}

void MainWindow::makeViewMenu() {
    QMenu* const view = menuBar()->addMenu(tr("&View"));
    for (const Actions::Switch& one : actions_->switches) view->addAction(one.action);
    view->addSeparator();
    view->addAction(actions_->zoomIn);
    view->addAction(actions_->zoomOut);
    view->addAction(actions_->resetView);
    view->addSeparator();
    const auto panel = [&](const QString& text, QWidget* widget, const QKeySequence& key) {
        QAction* const action = view->addAction(text);
        action->setCheckable(true);
        action->setChecked(true);
        action->setShortcut(key);
        connect(action, &QAction::toggled, widget, &QWidget::setVisible);
        return action;
    };
    data_panel_switch_ = panel(tr("Data &Panel"), left_, QKeySequence(tr("F7")));
    panel(tr("Layer and &Training Panel"), right_, QKeySequence(tr("F9")));
    panel(tr("&Filmstrip"), strip_, QKeySequence(tr("F8")));
    view->addSeparator();
    QMenu* const theme = view->addMenu(tr("Th&eme"));
    themes_ = new QActionGroup(this);
    const std::pair<QString, ThemeMode> modes[] = {{tr("As the &System"), ThemeMode::system},
                                                   {tr("&Light"), ThemeMode::light},
                                                   {tr("&Dark"), ThemeMode::dark}};
    for (const auto& [text, mode] : modes) {
        QAction* const action = theme->addAction(text);
        action->setCheckable(true);
        action->setData(theme_key(mode));
        themes_->addAction(action);
        connect(action, &QAction::triggered, this, [this, chosen = mode] { setTheme(chosen); });
    }
    makeColourMapMenu(view);
}

void MainWindow::makePaintMenu() {
    QMenu* const paint = menuBar()->addMenu(tr("&Paint"));
    paint->addAction(actions_->paint);
    paint->addAction(actions_->newCanvas);
    paint->addSeparator();
    auto* const tools = new QActionGroup(this);
    for (const PaintToolKind& kind : paint_tool_kinds()) {
        // The letter works while the stage has the focus; here it is shown.
        QAction* const action = paint->addAction(
            QStringLiteral("%1\t%2").arg(text_of(kind.title), QChar::fromLatin1(kind.key_letter)));
        action->setCheckable(true);
        action->setStatusTip(text_of(kind.summary));
        action->setData(text_of(kind.key));
        tools->addAction(action);
    }
    connect(tools, &QActionGroup::triggered, this, [this](const QAction* chosen) {
        painter_.takeUp(chosen->data().toString().toStdString());
        painter_.setActive(true);
    });
    const auto show = [this, tools] {
        for (QAction* action : tools->actions())
            action->setChecked(action->data().toString() == text_of(painter_.kind().key));
    };
    connect(&painter_, &Painter::toolChanged, this, show);
    show();
    paint->addSeparator();
    paint->addAction(actions_->choosePoints);
    paint->addAction(actions_->duplicatePoints);
    paint->addAction(actions_->deletePoints);
}

void MainWindow::makeColourMapMenu(QMenu* view) {
    QMenu* const maps = view->addMenu(tr("Colour &Map"));
    colour_maps_ = new QActionGroup(this);
    const auto add = [&](const QString& text, const QString& key) {
        QAction* const action = maps->addAction(text);
        action->setCheckable(true);
        action->setData(key);
        colour_maps_->addAction(action);
        connect(action, &QAction::triggered, this, [this, key] { setColourMap(key); });
    };
    add(tr("The &Theme’s"), QString());
    for (const ColourMapKind kind : colour_map_kinds())
        add(QStringLiteral("&") + QLatin1String(colour_map(kind).title),
            QLatin1String(colour_map(kind).key));
}

void MainWindow::makeLayersMenu() {
    QMenu* const layers = menuBar()->addMenu(tr("&Layers"));
    layers->addAction(actions_->insertLayer);
    layers->addAction(actions_->duplicateLayer);
    layers->addAction(actions_->turnLayer);
    layers->addAction(actions_->openLayer);
    layers->addAction(actions_->moveTowardsBase);
    layers->addAction(actions_->moveTowardsData);
    layers->addSeparator();
    layers->addAction(actions_->deleteLayer);
    layers->addSeparator();
    layers->addAction(actions_->presets);
}

void MainWindow::connectActions() {
    const auto on = [this](QAction* action, auto&& what) {
        connect(action, &QAction::triggered, this, what);
    };
    on(actions_->openData, [this] { askForData(); });
    on(actions_->typeEnergy, [this] {
        data_panel_switch_->setChecked(true);
        data_panel_->startTypingEnergy();
    });
    on(actions_->saveFigure, [this] { figures_->ask(); });
    on(actions_->saveData, [this] { exchange_->askForFile(false); });
    on(actions_->saveSamples, [this] { exchange_->askForFile(true); });
    on(actions_->paste, [this] { exchange_->paste(); });
    connect(exchange_, &DataExchange::message, this, &MainWindow::showMessage);
    connect(recent_, &RecentFiles::chosen, this, &MainWindow::openFile);
    connect(&document_, &Document::changed, this, [this](const Experiment& before) {
        const DataSource& source = document_.experiment().data;
        if (source.is_file() && source.file != before.data.file && !source.file.starts_with(":/"))
            recent_->add(text_of(source.file));
    });
    on(actions_->quit, [this] { close(); });
    on(actions_->play, [this] { run().toggle(); });
    on(actions_->step, [this] { run().step(); });
    on(actions_->reset, [this] { run().reset(); });
    on(actions_->about, [this] { showAbout(this); });
    on(actions_->insertLayer, [this] { strip_->askForLayer(); });
    on(actions_->deleteLayer, [this] { document_.deleteLayer(selection_.card()); });
    on(actions_->turnLayer, [this] { document_.turnLayer(selection_.card()); });
    on(actions_->openLayer, [this] { document_.openLayer(selection_.card()); });
    connect(actions_->presets->menu(), &QMenu::triggered, this, [this](const QAction* chosen) {
        document_.applyPreset(find_preset(chosen->data().toString().toStdString()));
        const std::vector<Layer>& layers = document_.experiment().layers;
        if (!layers.empty()) selection_.choose(layers.back().id);
    });
    connect(actions_->paint, &QAction::toggled, &painter_, &Painter::setActive);
    on(actions_->newCanvas, [this] { painter_.newCanvas(); });
    on(actions_->choosePoints, [this] {
        painter_.setActive(true);
        painter_.chooseAll();
    });
    on(actions_->duplicatePoints, [this] { painter_.duplicateChosen(); });
    on(actions_->deletePoints, [this] { painter_.deleteChosen(); });
    const auto enable = [this] {
        actions_->duplicatePoints->setEnabled(painter_.chosen().has_value());
        actions_->deletePoints->setEnabled(painter_.chosen().has_value());
    };
    connect(&painter_, &Painter::chosenChanged, this, enable);
    enable();
    connect(&painter_, &Painter::message, this, &MainWindow::showMessage);
    on(actions_->duplicateLayer, [this] {
        if (const auto id = document_.duplicateLayer(selection_.card())) selection_.choose(id);
    });
    const auto move = [this](int step) {
        const auto place = static_cast<std::ptrdiff_t>(document_.placeOf(selection_.card())) + step;
        if (place >= 0) document_.moveLayer(selection_.card(), static_cast<std::size_t>(place));
    };
    on(actions_->moveTowardsBase, [move] { move(-1); });
    on(actions_->moveTowardsData, [move] { move(1); });

    connect(&selection_, &Selection::changed, this, &MainWindow::updateLayerActions);
    connect(&session_, &Session::message, this, &MainWindow::showMessage);
    connect(&run(), &Run::dataChanged, message_bar_, &QWidget::hide);
    connect(&run(), &Run::dataChanged, this,
            [this] { actions_->nameDataSwitch(run().data()->energy != nullptr); });
    connect(&run(), &Run::stateChanged, this, [this] { pictures_.setSparing(run().isRunning()); });
    connect(figures_, &FigureSaver::failed, this,
            [this](const QString& sentence) { showMessage(sentence, true); });
    connect(figures_, &FigureSaver::saved, this, [this](const QString& path) {
        showMessage(tr("Saved %1").arg(QFileInfo(path).fileName()), false);
    });
}

void MainWindow::updateLayerActions() {
    const bool layer = selection_.isLayer();
    const std::size_t place = document_.placeOf(selection_.card());
    actions_->duplicateLayer->setEnabled(layer);
    actions_->deleteLayer->setEnabled(layer);
    actions_->turnLayer->setEnabled(layer);
    const Layer* const chosen = document_.layer(selection_.card());
    actions_->openLayer->setEnabled(chosen && canBeOpened(chosen->spec));
    actions_->moveTowardsBase->setEnabled(layer && place > 0);
    actions_->moveTowardsData->setEnabled(layer &&
                                          place + 1 < document_.experiment().layers.size());
}

} // namespace pushforward

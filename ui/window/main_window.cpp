// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/main_window.h"

#include "ui/draw/text.h"
#include "ui/look/actions.h"
#include "ui/look/divided.h"
#include "ui/look/labels.h"
#include "ui/look/side_panel.h"
#include "ui/look/tabs.h"
#include "ui/panels/data/column_chooser.h"
#include "ui/panels/data/data_panel.h"
#include "ui/panels/data/gallery_tile.h"
#include "ui/panels/data/show_panel.h"
#include "ui/panels/inspector/inspector.h"
#include "ui/panels/stage/stage_panel.h"
#include "ui/panels/status/message_bar.h"
#include "ui/panels/status/status_line.h"
#include "ui/panels/status/top_bar.h"
#include "ui/panels/strip/strip_marks.h"
#include "ui/panels/strip/strip_panel.h"
#include "ui/panels/training/curves_panel.h"
#include "ui/panels/training/training_panel.h"
#include "ui/stage/stage_view.h"
#include "ui/window/about.h"
#include "ui/window/appearance.h"
#include "ui/window/data_exchange.h"
#include "ui/window/figure_saver.h"
#include "ui/window/file_actions.h"
#include "ui/window/layer_actions.h"
#include "ui/window/menus.h"
#include "ui/window/paint_actions.h"
#include "ui/window/panel_round.h"
#include "ui/window/recent_files.h"
#include "ui/window/window_settings.h"

#include <QApplication>
#include <QCheckBox>
#include <QCloseEvent>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QKeyEvent>
#include <QMenuBar>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace pushforward {

namespace {

constexpr int left_width = 212, right_width = 268;
constexpr int offer_ms = 1500;   // after a file that is opened at the start
constexpr int passing_ms = 8000; // how long a sentence in the status line is shown

} // namespace

MainWindow::MainWindow(const Experiment& experiment, QWidget* parent)
    : QMainWindow(parent),
      document_(experiment),
      session_(document_, background_),
      selection_(document_),
      playhead_(document_, selection_),
      editor_(document_, run(), playhead_),
      probes_(document_, run(), playhead_, pictures_),
      layer_pictures_(gallery_background_),
      actions_(new Actions(document_.undoStack(), this)),
      recent_(new RecentFiles(this)),
      appearance_(new Appearance(this)) {
    constexpr QSize least(960, 620), frame(0, 40);
    setMinimumSize(least.boundedTo(screen()->availableSize() - frame));
    setAcceptDrops(true);
    layOut();
    figures_ = new FigureSaver(document_, run(), playhead_, background_, stage_->view(), this);
    exchange_ = new DataExchange(document_, run(), opener(), background_, this);
    files_ = new FileActions(document_, run(), opener(), background_, *actions_, *recent_, this);
    new ColumnChooser(document_, run(), opener(), actions_->chooseColumns, this);
    connect(new LayerActions(document_, selection_, *actions_, this), &LayerActions::message, this,
            &MainWindow::showMessage);
    fillMenus();
    connectActions();
    restore_window(*this, *splitter_, *actions_);
    appearance_->restore();
    qApp->installEventFilter(this);
    // Qt hands the focus on from what hides or rests; not to what would replace the data.
    connect(qApp, &QApplication::focusChanged, this, [](const QWidget* before, QWidget* now) {
        if (before && qobject_cast<GalleryTile*>(now) &&
            !(before->isVisible() && before->isEnabled()))
            now->clearFocus();
    });
}

MainWindow::~MainWindow() {
    qApp->removeEventFilter(this);
    delete takeCentralWidget(); // the panels watch the members, which go before a widget's children
}

void MainWindow::layOut() {
    auto* const centre = new QWidget(this);
    auto* const column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* const top = new TopBar(document_, run(), *actions_, centre);
    column->addWidget(top);

    data_panel_ = new DataPanel(document_, run(), opener(), editor_, *actions_);
    left_ = new SidePanel(QStringLiteral("left"), {data_panel_}, new ShowPanel(*actions_), centre);
    stage_ = new StagePanel(run(), playhead_, editor_, probes_, pictures_, *actions_, centre);
    auto* const inspector = new Inspector(document_, run(), selection_, probes_, pictures_);
    auto* const tabs = new Tabs;
    tabs->add(tr("Layer"), tr("What the chosen card is, and its form"), inspector);
    tabs->add(tr("Training"), tr("Objective, optimizer, schedule, batch and steps"),
              new TrainingPanel(document_));
    connect(&selection_, &Selection::chosen, tabs, [tabs, inspector] { tabs->open(inspector); });
    message_bar_ = new MessageBar(stage_);
    right_ =
        new SidePanel(QStringLiteral("right"), {tabs}, new CurvesPanel(run(), *actions_), centre);
    splitter_ = new QSplitter(Qt::Horizontal, centre);
    splitter_->setHandleWidth(1);
    splitter_->setChildrenCollapsible(false);
    for (QWidget* part : {left_, static_cast<QWidget*>(stage_), right_}) splitter_->addWidget(part);
    splitter_->setStretchFactor(1, 1);
    splitter_->setSizes({left_width, 960, right_width});

    strip_ = new StripPanel(document_, run(), selection_, playhead_, pictures_, layer_pictures_,
                            *actions_, centre);
    new StripMarks(probes_, *strip_);
    const auto strip_height = [strip = strip_](int height) {
        return std::max(strip->minimumHeight(), qRound(0.21 * height));
    };
    column->addWidget(new Divided(QStringLiteral("strip"), splitter_, strip_, strip_height, centre),
                      1);
    setCentralWidget(centre);
    auto* const round = new PanelRound({top, left_, stage_, right_, strip_}, this);
    connect(actions_->nextPanel, &QAction::triggered, round, [round] { round->go(1); });
    connect(actions_->previousPanel, &QAction::triggered, round, [round] { round->go(-1); });
    status_ = new StatusLine(document_, run(), opener(), pictures_, *actions_, this);
    setStatusBar(status_);
    // What else went wrong stays in its bar.
    connect(&pictures_, &PictureService::failed, status_,
            [this](const QString& why) { status_->showMessage(why, passing_ms); });
}

void MainWindow::fillMenus() {
    const auto panel = [this](const QString& text, QWidget* widget, const QKeySequence& key) {
        auto* const action = new QAction(text, this);
        action->setCheckable(true);
        action->setChecked(true);
        action->setShortcut(key);
        connect(action, &QAction::toggled, widget, &QWidget::setVisible);
        return action;
    };
    data_panel_switch_ = panel(tr("Data &Panel"), left_, QKeySequence(tr("F7")));
    fill_menus(*menuBar(), {*actions_,
                            *recent_,
                            *appearance_,
                            editor_,
                            {data_panel_switch_,
                             panel(tr("Layer and &Training Panel"), right_, QKeySequence(tr("F9"))),
                             panel(tr("&Filmstrip"), strip_, QKeySequence(tr("F8")))}});
}

void MainWindow::connectActions() {
    const auto on = [this](QAction* action, auto&& what) {
        connect(action, &QAction::triggered, this, what);
    };
    on(actions_->typeEnergy, [this] {
        data_panel_switch_->setChecked(true);
        data_panel_->startTypingEnergy();
    });
    on(actions_->saveFigure, [this] { figures_->ask(); });
    on(actions_->saveData, [this] { exchange_->askForFile(false); });
    on(actions_->saveSamples, [this] { exchange_->askForFile(true); });
    on(actions_->paste, [this] { exchange_->paste(); });
    on(actions_->quit, [this] { close(); });
    on(actions_->play, [this] { run().toggle(); });
    on(actions_->step, [this] { run().step(); });
    on(actions_->reset, [this] { session_.beginAgain(); });
    on(actions_->backToBest, [this] { session_.backToBest(); });
    on(actions_->extendSchedule, [this] { session_.startScheduleAgain(); });
    on(actions_->playThrough,
       [this] { playhead_.isPlaying() ? playhead_.pause() : playhead_.play(); });
    on(actions_->stepTowardsBase, [this] { playhead_.stepTo(Playhead::Way::to_base); });
    on(actions_->stepTowardsData, [this] { playhead_.stepTo(Playhead::Way::to_data); });
    on(actions_->unpinProbes, [this] { probes_.clear(); });
    connect(&probes_, &Probes::refused, this,
            [this](const QString& sentence) { showMessage(sentence, false); });
    connect(stage_, &StagePanel::otherData, this, [this] {
        probes_.clear();
        playhead_.moveToData();
    });
    on(actions_->insertLayer, [this] { strip_->askForLayer(); });
    on(actions_->about, [this] { showAbout(this); });
    connect_paint_actions(*actions_, editor_);

    connect(appearance_, &Appearance::colourMapChosen, this,
            [this](std::optional<ColourMapKind> map) {
                stage_->view().setColourMap(map);
                strip_->setColourMap(map);
            });
    connect(&run(), &Run::dataChanged, message_bar_, &QWidget::hide);
    connect(&run(), &Run::broken, message_bar_, [this](const QString& sentence) {
        message_bar_->showSentence(sentence, {actions_->backToBest});
    });
    // Training goes on well again.
    const auto relieve = [this] {
        if (run().isRunning() && status_->verdict() == Verdict::healthy &&
            message_bar_->offers(actions_->backToBest))
            message_bar_->hide();
    };
    // It was of another run, or a step has been done since.
    const auto outlived = [this] {
        if (run().state() != TrainingState::stopped && !run().isRunning() &&
            message_bar_->offers(actions_->backToBest))
            message_bar_->hide();
    };
    connect(&run(), &Run::stateChanged, message_bar_, outlived);
    connect(&run(), &Run::runChanged, message_bar_, [this] {
        if (message_bar_->offers(actions_->backToBest)) message_bar_->hide();
    });
    connect(status_, &StatusLine::judged, message_bar_, relieve);
    const auto show_switches = [this] {
        actions_->showSwitchesFor({run().snapshot(), run().data(), playhead_.position()});
    };
    connect(&run(), &Run::dataChanged, this, show_switches);
    connect(&run(), &Run::snapshotChanged, this, show_switches);
    connect(&playhead_, &Playhead::moved, this, show_switches);
    connect(&run(), &Run::stateChanged, this, [this] {
        pictures_.setSparing(run().isRunning());
        if (run().isRunning()) status_->clearMessage(); // what was said of waiting is over
    });

    connect(&session_, &Session::message, this, &MainWindow::showMessage);
    connect(&editor_, &PaintingEditor::message, this, &MainWindow::showMessage);
    connect(exchange_, &DataExchange::message, this, &MainWindow::showMessage);
    connect(files_, &FileActions::message, this, &MainWindow::showMessage);
    connect(files_, &FileActions::workFound, this, [this](const QString& sentence) {
        message_bar_->showSentence(sentence, {actions_->recoverWork, actions_->discardWork});
    });
    connect(exchange_, &DataExchange::projectCame, files_, &FileActions::open);
    connect(figures_, &FigureSaver::failed, this,
            [this](const QString& sentence) { showMessage(sentence, true); });
    connect(figures_, &FigureSaver::saved, this, [this](const QString& path) {
        showMessage(tr("Saved %1").arg(QFileInfo(path).fileName()), false);
    });
}

void MainWindow::start() {
    if (started_) return;
    started_ = true;
    session_.start();
    // After the example's data, which take a sentence on what was there before away.
    const auto begin = [this] {
        if (!path_.isEmpty()) openFile(path_);
        // Another set takes what is said away.
        QTimer::singleShot(path_.isEmpty() ? 0 : offer_ms, files_, &FileActions::offerRecovery);
    };
    connect(&run(), &Run::dataChanged, this, begin, Qt::SingleShotConnection);
    // Thumbnails after the first picture: what is trained comes first.
    QTimer::singleShot(400, this, [this] { data_panel_->makePictures(gallery_background_); });
}

void MainWindow::openFile(const QString& path) {
    if (!started_) {
        path_ = path;
        return;
    }
    files_->open(path);
}

QString MainWindow::sentence() const {
    return message_bar_->isHidden() ? QString() : message_bar_->sentence();
}

void MainWindow::showMessage(const QString& sentence, bool is_error) {
    if (is_error) {
        message_bar_->showSentence(sentence);
        return;
    }
    message_bar_->hide();
    status_->showMessage(sentence, passing_ms);
}

void MainWindow::showEvent(QShowEvent* event) {
    QMainWindow::showEvent(event);
    QTimer::singleShot(0, this, &MainWindow::start);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    keep_window(*this, *splitter_, *actions_);
    if (!files_->mayClose()) {
        event->ignore();
        return;
    }
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

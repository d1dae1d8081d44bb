// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/paint/painting_editor.h"
#include "ui/session/background.h"
#include "ui/session/document.h"
#include "ui/session/layer_pictures.h"
#include "ui/session/picture_service.h"
#include "ui/session/probes.h"
#include "ui/session/selection.h"
#include "ui/session/session.h"

#include <QMainWindow>

class QSplitter;

namespace pushforward {

class Actions;
class Appearance;
class DataExchange;
class DataPanel;
class FigureSaver;
class FileActions;
class MessageBar;
class RecentFiles;
class StagePanel;
class StatusLine;
class StripPanel;

/// The window: the only one that knows the panels.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(const Experiment& experiment, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Opens the data and starts training. Called after the first paint, so that the window appears
    /// at once.
    void start();

    /// Opens a project or data, see FileActions.
    void openFile(const QString& path);

    Document& document() { return document_; }
    Run& run() { return session_.run(); }
    DataOpener& opener() { return session_.opener(); }
    Selection& selection() { return selection_; }
    Playhead& playhead() { return playhead_; }
    Probes& probes() { return probes_; }
    PictureService& pictures() { return pictures_; }
    PaintingEditor& editor() { return editor_; }
    Actions& actions() { return *actions_; }
    FileActions& files() { return *files_; }
    QString sentence() const; ///< the message that is shown; empty if there is none

protected:
    void closeEvent(QCloseEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void layOut();
    void fillMenus();
    void connectActions();
    void showMessage(const QString& sentence, bool is_error);

    // In the order of dependence: what is last goes first.
    Document document_;
    Background background_, gallery_background_;
    Session session_;
    Selection selection_;
    Playhead playhead_;
    PaintingEditor editor_;
    PictureService pictures_;
    Probes probes_;
    LayerPictures layer_pictures_;

    Actions* actions_;
    MessageBar* message_bar_;
    StagePanel* stage_;
    StripPanel* strip_;
    DataPanel* data_panel_;
    StatusLine* status_;
    FigureSaver* figures_;
    DataExchange* exchange_;
    FileActions* files_;
    RecentFiles* recent_;
    Appearance* appearance_;
    QSplitter* splitter_;
    QWidget *left_, *right_;
    QAction* data_panel_switch_ = nullptr;
    QString path_; ///< opened at the start; chosen before it
    bool started_ = false;
};

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/actions.h"

#include "core/train/presets.h"
#include "ui/draw/drawings/registry.h"
#include "ui/draw/text.h"
#include "ui/look/drawing_options.h"

#include <QMenu>
#include <QUndoStack>

#include <algorithm>

namespace pushforward {

Actions::Actions(QUndoStack& stack, QWidget* parent)
    : QObject(parent), drawingOptions(new DrawingOptions(this)) {
    newProject = add(tr("&New Project"), tr("The example again, without a file"),
                     QKeySequence(QKeySequence::New));
    openFile = add(tr("&Open…"),
                   tr("Open a project, or train on the points of a table, an array or an image"),
                   QKeySequence(QKeySequence::Open));
    save = add(tr("&Save"), tr("Keep data, layers, weights and curves in a project file"),
               QKeySequence(QKeySequence::Save));
    recoverWork = add(tr("Reco&ver Work"), tr("Go on with what was left"));
    discardWork = add(tr("Discard &Kept Work"), tr("Throw away what was left"));
    saveAs = add(tr("Save &As…"), tr("Keep all in another project file"),
                 QKeySequence(tr("Ctrl+Shift+S")));
    chooseColumns = add(tr("Choose &Columns…"), tr("Which two columns of the table are the axes"),
                        QKeySequence(tr("Ctrl+K")));
    typeEnergy = add(tr("&Type an Energy…"), tr("Train on a density exp(−U) of your own formula"),
                     QKeySequence(tr("Ctrl+E")));
    saveFigure = add(tr("Save &Figure…"), tr("Save what is shown as PNG, SVG or PDF"),
                     QKeySequence(tr("Ctrl+Shift+E")));
    quit = add(tr("&Quit"), tr("Leave Pushforward"), QKeySequence(tr("Ctrl+Q")));
    quit->setMenuRole(QAction::QuitRole);

    saveData = add(tr("Save &Data…"), tr("Save the points that are trained on, as CSV or .npy"));
    saveSamples = add(tr("Save Sa&mples…"), tr("Save points drawn from the flow, as CSV or .npy"));
    paste = add(tr("&Paste Data"),
                tr("Two columns of numbers from a spreadsheet, an image or a file become the data"),
                QKeySequence(QKeySequence::Paste));
    undo = stack.createUndoAction(this, tr("&Undo"));
    undo->setShortcut(QKeySequence::Undo);
    redo = stack.createRedoAction(this, tr("&Redo"));
    redo->setShortcuts({QKeySequence(tr("Ctrl+Shift+Z")), QKeySequence(tr("Ctrl+Y"))});

    paint = add(tr("&Paint"), tr("Paint points on the stage: the tool box"),
                QKeySequence(tr("Ctrl+B")));
    paint->setCheckable(true);
    newCanvas = add(tr("&New Canvas"), tr("Begin with no points, in the view as it is"),
                    QKeySequence(tr("Ctrl+Shift+N")));
    choosePoints = add(tr("Select &All Points"), tr("Choose all points, to move or turn them"),
                       QKeySequence(tr("Ctrl+A")));
    duplicatePoints = add(tr("D&uplicate Points"), tr("Put a copy of the chosen points beside"),
                          QKeySequence(tr("Ctrl+Shift+D")));
    deletePoints =
        add(tr("&Delete Points"), tr("Take the chosen points away"), QKeySequence(tr("Shift+Del")));

    zoomIn = add(tr("Zoom &In"), tr("Show less of the plane"), QKeySequence(tr("Ctrl++")));
    zoomOut = add(tr("Zoom &Out"), tr("Show more of the plane"), QKeySequence(tr("Ctrl+-")));
    resetView = add(tr("&Whole Picture"), tr("Back to the view that holds all of the data"),
                    QKeySequence(tr("Ctrl+0")));

    insertLayer = add(tr("&Insert Layer…"), tr("Insert a layer after the chosen card"),
                      QKeySequence(tr("Ctrl+I")));
    duplicateLayer = add(tr("&Duplicate"), tr("Insert a new layer like the chosen one after it"),
                         QKeySequence(tr("Ctrl+D")));
    deleteLayer =
        add(tr("De&lete"), tr("Take the chosen layer out"), QKeySequence(QKeySequence::Delete));
    moveTowardsBase = add(tr("Move Towards &Base"), tr("Swap the chosen layer with the one before"),
                          QKeySequence(tr("Ctrl+Left")));
    moveTowardsData = add(tr("Move Towards D&ata"), tr("Swap the chosen layer with the one after"),
                          QKeySequence(tr("Ctrl+Right")));

    turnLayer = add(tr("Turn &Round"),
                    tr("Apply the chosen layer's formula the other way: what was data → base "
                       "becomes base → data"),
                    QKeySequence(tr("Ctrl+T")));
    muteLayer =
        add(tr("&Mute"), tr("See the flow without the chosen layer, whose weights are kept"),
            QKeySequence(tr("Ctrl+M")));
    freezeLayer = add(tr("&Freeze"), tr("Let the weights of the chosen layer stay as they are"),
                      QKeySequence(tr("Ctrl+Shift+F")));
    for (QAction* const action : {muteLayer, freezeLayer}) action->setCheckable(true);
    openLayer = add(tr("&Open into Its Layers"),
                    tr("Put in the chosen layer's place those that it consists of"),
                    QKeySequence(tr("Ctrl+Shift+O")));
    addPresets(parent);

    play = add(tr("&Play"), tr("Train or pause"), QKeySequence(tr("Space")));
    step = add(tr("&Step"), tr("One training step, then pause"), QKeySequence(tr("Ctrl+.")));
    reset = add(tr("&Reset"), tr("Start again from step 0 with new weights"),
                QKeySequence(tr("Ctrl+R")));

    playThrough =
        add(tr("Play Through the &Layers"), tr("Move the playhead from base to data, or stop it"),
            QKeySequence(tr("Shift+Space")));
    stepTowardsBase = add(tr("Playhead to Layer &Before"),
                          tr("Move the playhead to the layer before"), QKeySequence(tr(",")));
    stepTowardsData = add(tr("Playhead to Next La&yer"), tr("Move the playhead to the layer after"),
                          QKeySequence(tr(".")));

    readOut =
        add(tr("Probe Read-O&ut"),
            tr("Beside the pointer: log p of the point there, and what each layer adds to it"),
            QKeySequence(tr("Alt+0")));
    readOut->setCheckable(true);
    readOut->setChecked(true);
    unpinProbes = add(tr("Remove All Probes"), tr("Take all probes off the stage"));
    nextPanel = add(tr("Ne&xt Panel"), tr("Take the keyboard to the next part of the window"),
                    QKeySequence(tr("F6")));
    previousPanel = add(tr("Pre&vious Panel"), tr("Take the keyboard to the part before"),
                        QKeySequence(tr("Shift+F6")));

    backToBest =
        add(tr("Back to the &Best, Half the Rate"),
            tr("Go on from the step with the lowest held-out loss, at half the learning rate"));
    backToBest->setEnabled(false);
    extendSchedule = add(tr("Start the Schedule &Again"),
                         tr("Train for as many steps more, over which the schedule runs again"));
    lastRun = add(tr("Curve of the &Last Run"),
                  tr("Show the curve of the run before this one, to compare them"));
    lastRun->setCheckable(true);
    lastRun->setChecked(true);

    about = add(tr("&About Pushforward"), tr("Version, licence and libraries"));
    about->setMenuRole(QAction::AboutRole);

    addSwitches();
}

void Actions::addSwitches() {
    for (const DrawingKind& kind : drawing_kinds()) {
        QAction* const action = add(text_of(kind.menu_title), text_of(kind.summary),
                                    QKeySequence(text_of(kind.shortcut)));
        action->setCheckable(true);
        action->setChecked(kind.is_on);
        switches.push_back({kind.key, action});
    }
    showSwitchesFor({});
}

QAction* Actions::switchOf(const std::string& drawing) const {
    return std::ranges::find(switches, drawing, &Switch::drawing)->action;
}

void Actions::showSwitchesFor(const Moment& moment) {
    const bool fits_energy = moment.data && moment.data->energy;
    for (const Switch& one : switches) {
        const DrawingKind& kind = find_drawing(one.drawing);
        one.action->setVisible(fits_energy ? kind.sense.energies : kind.sense.points);
        QString why;
        if (!kind.sense.between && is_between(moment))
            why = tr("It is not drawn between the layers: move the playhead to the data.");
        else if (moment.data && !moment.snapshot && kind.needs.snapshot)
            why = tr("There is no flow yet that it could be drawn of.");
        const QString tip = text_of(kind.summary);
        one.action->setToolTip(why.isEmpty() ? tip : tip + QLatin1Char('\n') + why);
        one.action->setEnabled(why.isEmpty());
    }
}

void Actions::addPresets(QWidget* parent) {
    presets = add(tr("&Presets"), tr("Replace all layers by a stack that is known by a name"));
    auto* const menu = new QMenu(parent);
    menu->setToolTipsVisible(true);
    for (const Preset& preset : pushforward::presets()) {
        QAction* const action = menu->addAction(text_of(preset.title));
        action->setToolTip(QStringLiteral("<p>%1</p><p>%2</p>")
                               .arg(text_of(preset.summary).toHtmlEscaped(),
                                    text_of(preset.layers()).toHtmlEscaped()));
        action->setStatusTip(text_of(preset.summary));
        action->setData(text_of(preset.key));
    }
    presets->setMenu(menu);
}

QAction* Actions::add(const QString& text, const QString& tip, const QKeySequence& key) {
    auto* const action = new QAction(text, this);
    action->setShortcut(key);
    action->setToolTip(tip);
    action->setStatusTip(tip);
    return action;
}

} // namespace pushforward

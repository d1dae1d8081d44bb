// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QObject>

#include <string>
#include <vector>

class QUndoStack;

namespace pushforward {

class DrawingOptions;
struct Moment;

/// Everything that a person can do from a menu, a key or a button: said once, with its words and
/// its shortcut. What an action does is connected by whoever owns what it does it to.
class Actions : public QObject {
    Q_OBJECT
public:
    Actions(QUndoStack& undo, QWidget* parent);

    QAction *newProject, *openFile, *save, *saveAs;
    QAction *recoverWork, *discardWork; ///< what a window that broke off has left
    QAction *chooseColumns, *typeEnergy, *saveData, *saveSamples, *saveFigure, *quit;
    QAction *undo, *redo, *paste;
    QAction* paint; ///< checkable: the pointer paints on the stage
    QAction *newCanvas, *choosePoints, *duplicatePoints, *deletePoints;
    QAction *zoomIn, *zoomOut, *resetView;
    QAction *insertLayer, *duplicateLayer, *turnLayer, *openLayer, *deleteLayer;
    QAction *muteLayer, *freezeLayer; ///< checkable
    QAction *moveTowardsBase, *moveTowardsData;
    QAction* presets; ///< with a menu: an action a preset, its key as data
    QAction *play, *step, *reset;
    QAction *playThrough, *stepTowardsBase, *stepTowardsData; ///< of the playhead
    QAction* readOut; ///< checkable: what the flow makes of the point under the pointer
    QAction* unpinProbes;
    QAction *nextPanel, *previousPanel;
    QAction *backToBest, *extendSchedule;
    QAction* lastRun; ///< checkable: the curve of the run before
    QAction* about;

    struct Switch {
        std::string drawing; ///< the key of its kind
        QAction* action;     ///< checkable: whether it is drawn
    };
    std::vector<Switch> switches; ///< one for each kind of drawing

    DrawingOptions* drawingOptions; ///< how those are set

    QAction* switchOf(const std::string& drawing) const; ///< of one that there is

    /// Leaves those that make sense for what is fitted, points or an energy, and disables those
    /// that draw nothing at this moment: their tips say why.
    void showSwitchesFor(const Moment& moment);

private:
    void addPresets(QWidget* parent);
    void addSwitches();
    QAction* add(const QString& text, const QString& tip, const QKeySequence& key = {});
};

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/experiment.h"
#include "core/train/presets.h"

#include <QObject>
#include <QUndoStack>

#include <functional>

namespace pushforward {

/// What is being trained: one comparable value, and the way back through all its edits.
class Document : public QObject {
    Q_OBJECT
public:
    explicit Document(const Experiment& experiment, QObject* parent = nullptr);

    const Experiment& experiment() const { return experiment_; }
    QUndoStack& undoStack() { return undo_; }

    using How = std::function<void(Experiment&)>;

    /// Does `how` to the experiment as one entry of the undo stack; nothing when that changes
    /// nothing. Edits in a row with the same `drag` become one entry, until `endDrag`. An edit that
    /// leaves no valid experiment is not done: `refused` says why, and false comes back.
    bool change(const QString& name, const How& how, const QString& drag = {});
    void endDrag();

    /// As `change`, but training is to begin again, with new weights. Without `how` it does so with
    /// the experiment as it is, as an entry of the undo stack too.
    bool beginAgain(const QString& name, const How& how = {});

    /// An experiment from elsewhere, with ids that no layer has had here.
    Experiment withNewIds(Experiment experiment);

    /// What `changed` tells of.
    struct Edit {
        QString name;          ///< "insert actnorm", "undo insert actnorm"
        bool goes_on = false;  ///< of a drag that had begun
        bool is_anew = false;  ///< training is to begin again
        bool is_again = false; ///< by undo or redo
    };
    const Edit& latestEdit() const { return latest_; }

    /// The place among all that the document has been: a number that no other place has, and that
    /// undo and redo bring back.
    std::int64_t moment() const { return moment_; }
    std::int64_t nextMoment() const { return last_moment_ + 1; } ///< that of the next edit

    /// Undo or redo can lead to this place, or the document is there.
    bool canReach(std::int64_t moment) const;

    /// The newest entry of the undo stack is this drag, which has not ended.
    bool isLatestDrag(const QString& drag) const;

    /// Ids are never given twice, so that a new layer cannot be taken for one that was deleted.
    std::int64_t insertLayer(std::size_t place, const std::string& kind);
    std::int64_t duplicateLayer(std::int64_t id);
    void deleteLayer(std::int64_t id);

    /// Applies a layer's formula the other way; nothing where its kind has no direction.
    void turnLayer(std::int64_t id);
    void muteLayer(std::int64_t id, bool muted);
    void freezeLayer(std::int64_t id, bool frozen);

    /// Puts in a layer's place those that it consists of, which go on with its weights; nothing for
    /// a layer of one piece.
    void openLayer(std::int64_t id);

    /// The preset's layers in place of all, and what else it names.
    void applyPreset(const Preset& preset);

    /// `place`: the layer's index in the stack afterwards.
    void moveLayer(std::int64_t id, std::size_t place);

    /// The layer's index, base side first; the number of layers when there is none with this id.
    std::size_t placeOf(std::int64_t id) const;
    const Layer* layer(std::int64_t id) const; ///< null when there is none

Q_SIGNALS:
    void changed(const pushforward::Experiment& before);
    void refused(const QString& sentence);

private:
    class Command;
    bool push(const QString& name, const How& how, const QString& drag, bool is_anew);
    void set(const Experiment& experiment, std::int64_t moment, Edit edit);
    Command* latestCommand() const;           ///< null where there is none to undo
    bool isLatest(const QString& drag) const; ///< with its count
    std::int64_t newLayerId();

    Experiment experiment_;
    QUndoStack undo_;
    std::int64_t last_id_;
    std::int64_t moment_ = 0, last_moment_ = 0;
    Edit latest_;
    int drags_ = 0; ///< counts the drags, so that two of the same slider stay two entries
};

} // namespace pushforward

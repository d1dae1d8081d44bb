// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/model_file.h"
#include "ui/session/background.h"
#include "ui/session/run.h"

#include <QTimer>

#include <optional>
#include <vector>

namespace pushforward {

/// The file that a document and its training are kept in. Opening one is an edit of the document,
/// so that undo leads back to what was there before, and to its file.
class Project : public QObject {
    Q_OBJECT
public:
    static const QString ending; ///< "pushforward"

    Project(Document& document, Run& run, Background& background, QObject* parent = nullptr);

    /// True for what `save` or the command line has written.
    static bool isProject(const QString& path);

    const QString& path() const { return places_.back().path; } ///< empty: it has no file yet
    QString name() const;       ///< of its file, without folder and ending
    bool isModified() const;    ///< something would be lost that the file does not hold
    bool isWorthAsking() const; ///< something that a person did would be lost
    bool holdsDocument() const; ///< its file is of the document as it is, if not of its training
    bool isInStep() const;      ///< the training that there is is that of the document

    /// The program's example, as at the start.
    void begin();

    /// In the background. What was saved goes on where it was, paused.
    void open(const QString& path);

    /// What another window has left of a project, whose file does not hold it. False where it
    /// cannot be read: `failed` says why.
    bool recover(const QString& file, const QString& path);

    /// What there is now: to be written elsewhere, without being its file from then on.
    ModelFile model() const;

    /// In the background, as of one step of the training, which may go on. Waits until an edit that
    /// is on its way has come to the flow.
    void save(const QString& path);

Q_SIGNALS:
    void changed(); ///< its file, or whether it is modified
    void saved(const QString& path);
    void failed(const QString& sentence);

private:
    /// The file from a moment of the document on.
    struct Place {
        std::int64_t moment = 0;
        QString path;
        std::int64_t saved_moment = -1, saved_step = -1; ///< what the file holds
        bool is_recovered = false;                       ///< and nobody has kept it since
    };
    void take(const ModelFile& model, const QString& name, Place place);
    void follow();
    void replaceBy(const QString& name, const Experiment& experiment, const Place& place);
    void trySaving();
    std::int64_t step() const { return run_.snapshot() ? run_.snapshot()->step : 0; }

    Document& document_;
    Run& run_;
    Background& background_;
    std::vector<Place> places_;       ///< never empty; the document is at the last
    std::vector<Place> undone_;       ///< that redo leads to, the nearest last
    std::optional<ModelFile> opened_; ///< the last; it may not have come to the training yet
    bool was_modified_ = false;

    struct Wish { ///< to save what is there at this place
        std::int64_t moment = 0;
        QString path;
        qint64 since_ms = 0;
    };
    std::vector<Wish> wishes_;
    QTimer wish_timer_;
};

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/data_opener.h"
#include "ui/session/painted_points.h"
#include "ui/session/run.h"

namespace pushforward {

/// A document and what comes of it: says who takes an edit, and does nothing else. Who needs the
/// run or the opener takes them, and not this.
class Session : public QObject {
    Q_OBJECT
public:
    Session(Document& document, Background& background, QObject* parent = nullptr);

    /// Opens the document's data and trains as soon as they are there.
    void start();

    // Edits of the document, which undo takes back with the training that they end.

    /// Trains again from step 0, with new weights.
    void beginAgain();

    /// Goes on from where the held-out loss was lowest, at half the learning rate.
    void backToBest();

    /// The schedule runs from here over as many steps as it did.
    void startScheduleAgain();

    Run& run() { return run_; }
    DataOpener& opener() { return opener_; }

Q_SIGNALS:
    void message(const QString& sentence, bool is_error); ///< of all of them

private:
    void follow(const Experiment& before);

    Document& document_;
    Run run_;
    PaintedPoints points_;
    DataOpener opener_;
    bool branches_ = false; ///< an edit is under way that goes on from the best
};

} // namespace pushforward

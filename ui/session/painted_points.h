// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/run.h"

namespace pushforward {

/// Brings the document's painted points to the run under way, as they are painted. They are made
/// ready on a thread that waits for no other work.
class PaintedPoints : public QObject {
    Q_OBJECT
public:
    PaintedPoints(const Document& document, Run& run, QObject* parent = nullptr);

    /// Brings what the document has now. False where the run cannot take that: it is not painted,
    /// or has to be opened first, in coordinates of its own.
    bool bring();

Q_SIGNALS:
    void message(const QString& sentence, bool is_error);

private:
    void prepare(const DataRequest& request);

    const Document& document_;
    Run& run_;
    Background background_;
    bool preparing_ = false;
};

} // namespace pushforward

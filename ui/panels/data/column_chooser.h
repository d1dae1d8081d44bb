// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/data_opener.h"

#include <QPointer>

class QAction;

namespace pushforward {

class ColumnDialog;

/// Asks for the columns of a table: of the one that is open, by an action, and of one that is
/// opened with more than two columns of numbers when none were named. What is chosen is kept for
/// the file.
class ColumnChooser : public QObject {
    Q_OBJECT
public:
    /// `action` is enabled while there are columns to choose from.
    ColumnChooser(Document& document, Run& run, DataOpener& opener, QAction* action,
                  QWidget* window);

private:
    bool canAsk() const;
    void ask(const DataSource& file, std::shared_ptr<const TrainingData> data);

    Document& document_;
    Run& run_;
    DataOpener& opener_;
    QWidget* window_;
    QPointer<ColumnDialog> dialog_;
};

} // namespace pushforward

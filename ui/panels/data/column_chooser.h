// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/data_opener.h"

#include <QPointer>

class QAction;

namespace pushforward {

class ColumnDialog;

/// Asks which columns of a table to use: when the action is triggered, and when a table with more
/// than two columns of numbers is opened without naming columns. The choice is stored for the file.
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/data/column_chooser.h"

#include "ui/panels/data/column_dialog.h"
#include "ui/session/remembered_columns.h"

#include <QAction>

namespace pushforward {

ColumnChooser::ColumnChooser(Document& document, Run& run, DataOpener& opener, QAction* action,
                             QWidget* window)
    : QObject(window), document_(document), run_(run), opener_(opener), window_(window) {
    opener.askColumnsBy([this](const DataSource& file, std::shared_ptr<const TrainingData> data) {
        ask(file, std::move(data));
    });
    connect(action, &QAction::triggered, this, [this] {
        if (canAsk()) ask(document_.experiment().data, run_.data());
    });
    const auto enable = [this, action] { action->setEnabled(canAsk()); };
    connect(&run, &Run::dataChanged, this, enable);
    connect(&run, &Run::stateChanged, this, enable);
    connect(&document, &Document::changed, this, [this, enable](const Experiment& before) {
        enable();
        const Experiment& now = document_.experiment();
        if (!now.fits_energy() && !(now.data == before.data)) remember_columns(now.data);
    });
    enable();
}

// While another file is being opened, the data are not yet of the document's.
bool ColumnChooser::canAsk() const {
    const Experiment& now = document_.experiment();
    return !run_.awaitsData() && !now.fits_energy() && now.data.is_file() && run_.data() &&
           run_.data()->numeric_columns.size() >= 2;
}

void ColumnChooser::ask(const DataSource& file, std::shared_ptr<const TrainingData> data) {
    if (dialog_) dialog_->reject();
    dialog_ = new ColumnDialog(with_data(document_.experiment(), file), std::move(data), window_);
    dialog_->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog_, &QDialog::accepted, this, [this, dialog = dialog_.data()] {
        if (dialog->data()) opener_.chooseOpened(dialog->source(), dialog->data());
    });
    dialog_->open();
}

} // namespace pushforward

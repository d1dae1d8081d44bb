// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/data_panel.h"

#include "core/data/dataset.h"
#include "ui/actions.h"
#include "ui/forms/field_form.h"
#include "ui/panels/data_fields.h"
#include "ui/panels/gallery.h"
#include "ui/panels/labels.h"
#include "ui/text.h"

#include <QCheckBox>
#include <QFileInfo>
#include <QGridLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace pushforward {

namespace {

QString title_of(const DataSource& source) {
    if (!source.is_file())
        return text_of(find_kind(dataset_kinds(), source.generator.kind, "data set").title);
    for (const GalleryEntry& entry : galleryEntries())
        if (isFrom(source, entry)) return entry.title;
    return QFileInfo(text_of(source.file)).fileName();
}

} // namespace

DataPanel::DataPanel(Document& document, Session& session, Actions& actions, QWidget* parent)
    : QWidget(parent),
      document_(document),
      session_(session),
      gallery_(new Gallery(this)),
      heading_(makeHeading({}, this)),
      form_(new FieldForm(this)) {
    makePanel(this);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(gallery_);
    auto* const open = new QPushButton(tr("Open File…"), this);
    open->setFocusPolicy(Qt::TabFocus);
    open->setToolTip(actions.openData->toolTip());
    connect(open, &QPushButton::clicked, actions.openData, &QAction::trigger);
    column->addWidget(open);
    column->addSpacing(4);
    column->addWidget(heading_);
    column->addWidget(form_);
    column->addSpacing(4);
    column->addWidget(makeHeading(tr("Show"), this));
    column->addWidget(makeSwitches(actions));
    column->addStretch(1);

    connect(gallery_, &Gallery::chosen, this, [this](const DataSource& source) {
        if (source.is_file())
            session_.chooseFile(source);
        else
            session_.chooseGenerator(source.generator);
        gallery_->showChosen(document_.experiment().data); // a table is chosen once it is open
    });
    connect(form_, &FieldForm::edited, this, &DataPanel::edit);
    connect(&document, &Document::changed, this, &DataPanel::follow);
    connect(&session, &Session::dataChanged, this, &DataPanel::follow);
    follow();
}

void DataPanel::makePictures(Background& background) { gallery_->makePictures(background); }

void DataPanel::follow() {
    const Experiment& experiment = document_.experiment();
    gallery_->showChosen(experiment.data);
    heading_->setText(title_of(experiment.data).toUpper());

    const TrainingData* const opened = session_.data().get();
    form_->setFields(dataFields(experiment, opened));
    form_->setValues(dataValues(experiment, opened));
}

void DataPanel::edit(const std::string& key, const Value& value, bool finished) {
    document_.change(
        tr("change of data"),
        [&](Experiment& e) { setDataValue(e, session_.data().get(), key, value); },
        QStringLiteral("data/") + text_of(key));
    if (finished) document_.endDrag();
    follow(); // a refused value goes back
}

QWidget* DataPanel::makeSwitches(Actions& actions) {
    auto* const holder = new QWidget(this);
    auto* const grid = new QGridLayout(holder);
    grid->setContentsMargins(0, 0, 0, 0);
    int place = 0;
    for (const Actions::Switch& one : actions.switches) {
        auto* const box =
            new QCheckBox(QString(one.action->text()).remove(QLatin1Char('&')), holder);
        box->setToolTip(QStringLiteral("%1 (%2)").arg(
            one.action->toolTip(), one.action->shortcut().toString(QKeySequence::NativeText)));
        box->setChecked(one.action->isChecked());
        connect(box, &QCheckBox::toggled, one.action, &QAction::setChecked);
        connect(one.action, &QAction::toggled, box, &QCheckBox::setChecked);
        grid->addWidget(box, place / 2, place % 2);
        ++place;
    }
    return holder;
}

} // namespace pushforward

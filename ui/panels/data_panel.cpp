// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/data_panel.h"

#include "core/data/dataset.h"
#include "ui/actions.h"
#include "ui/forms/field_form.h"
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

const std::string held_out_key = "held_out", seed_key = "seed";

// The two that every experiment has, whatever it is trained on.
std::vector<Field> common_fields() {
    return {{held_out_key, "Held out", "%",
             "The share of the points that is kept from training, to judge it by.",
             RealField{20, 1, 75, false}},
            {seed_key, "Seed", "",
             "Draws the points, the split, the first weights and the minibatches.",
             IntField{1, 0, 999999999, false}}};
}

QString title_of(const DataSource& source) {
    if (!source.is_file())
        return text_of(find_kind(dataset_kinds(), source.generator.kind, "data set").title);
    return QFileInfo(text_of(source.file)).fileName();
}

} // namespace

DataPanel::DataPanel(Document& document, Session& session, Actions& actions, QWidget* parent)
    : QWidget(parent),
      document_(document),
      gallery_(new Gallery(this)),
      heading_(makeHeading({}, this)),
      note_(makeParagraph(this, true)),
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
    column->addWidget(note_);
    column->addWidget(form_);
    column->addSpacing(4);
    column->addWidget(makeHeading(tr("Show"), this));
    column->addWidget(makeSwitches(actions));
    column->addStretch(1);

    connect(gallery_, &Gallery::chosen, this, [&session, this](const DataSource& source) {
        if (source.is_file())
            session.chooseFile(source);
        else
            session.chooseGenerator(source.generator);
        gallery_->showChosen(document_.experiment().data); // a table is chosen once it is open
    });
    connect(form_, &FieldForm::edited, this, &DataPanel::edit);
    connect(&document, &Document::changed, this, &DataPanel::follow);
    follow();
}

void DataPanel::makePictures(Background& background) { gallery_->makePictures(background); }

void DataPanel::follow() {
    const Experiment& experiment = document_.experiment();
    gallery_->showChosen(experiment.data);
    heading_->setText(title_of(experiment.data).toUpper());

    std::vector<Field> fields;
    if (!experiment.data.is_file())
        fields = find_kind(dataset_kinds(), experiment.data.generator.kind, "data set").fields;
    for (Field& field : common_fields()) fields.push_back(std::move(field));
    form_->setFields(fields);
    form_->setValues(experiment.data.generator.values);
    form_->setValues({{held_out_key, experiment.held_out * 100},
                      {seed_key, static_cast<std::int64_t>(experiment.seed)}});

    const bool named = experiment.data.is_file() && !experiment.data.first_column.empty();
    note_->setVisible(named);
    if (named)
        note_->setText(tr("%1 and %2")
                           .arg(text_of(experiment.data.first_column),
                                text_of(experiment.data.second_column)));
}

void DataPanel::edit(const std::string& key, const Value& value, bool finished) {
    document_.change(
        tr("change of data"),
        [&](Experiment& e) {
            if (key == held_out_key)
                e.held_out = std::get<double>(value) / 100;
            else if (key == seed_key)
                e.seed = static_cast<std::uint64_t>(std::get<std::int64_t>(value));
            else
                e.data.generator.values[key] = value;
        },
        QStringLiteral("data/") + text_of(key));
    if (finished) document_.endDrag();
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/data/data_panel.h"

#include "core/data/dataset.h"
#include "ui/draw/text.h"
#include "ui/forms/field_form.h"
#include "ui/look/actions.h"
#include "ui/look/labels.h"
#include "ui/look/tabs.h"
#include "ui/panels/data/data_fields.h"
#include "ui/panels/data/formula_editor.h"
#include "ui/panels/data/gallery.h"
#include "ui/panels/data/gallery_page.h"
#include "ui/panels/data/paint_panel.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace pushforward {

namespace {

QString title_of(const Experiment& experiment) {
    if (experiment.fits_energy())
        return text_of(find_kind(energy_kinds(), experiment.target.kind, "energy").title);
    const DataSource& source = experiment.data;
    if (source.is_painting()) return DataPanel::tr("Painting");
    if (!source.is_file())
        return text_of(find_kind(dataset_kinds(), source.generator.kind, "data set").title);
    for (const GalleryEntry& entry : dataEntries())
        if (isFrom(experiment, entry)) return entry.title;
    return QFileInfo(text_of(source.file)).fileName();
}

/// A button for what a menu offers, too; it stays in its place while that cannot be done.
QPushButton* makeButton(const QString& text, QAction* action) {
    auto* const button = new QPushButton(text);
    button->setFocusPolicy(Qt::TabFocus);
    const auto follow = [button, action] {
        button->setEnabled(action->isEnabled());
        button->setToolTip(action->toolTip());
    };
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    QObject::connect(action, &QAction::changed, button, follow);
    follow();
    return button;
}

QVBoxLayout* pageColumn(QWidget* page) {
    auto* const column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    return column;
}

} // namespace

DataPanel::DataPanel(Document& document, Run& run, DataOpener& opener, PaintingEditor& editor,
                     Actions& actions, QWidget* parent)
    : QWidget(parent),
      document_(document),
      run_(run),
      opener_(opener),
      tabs_(new Tabs(this)),
      data_(new GalleryPage(QStringLiteral("data"), dataEntries(),
                            tr("The flow is fitted to an energy. Choose points to fit it to."))),
      energies_(new GalleryPage(
          QStringLiteral("energies"), energyEntries(),
          tr("The flow is fitted to points. Choose an energy, or type one, to fit it to."))),
      paint_page_(new PaintPanel(editor, actions)),
      data_page_(new QWidget),
      energy_page_(new QWidget),
      formula_(new FormulaEditor(document, opener, energy_page_)) {
    makePanel(this);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(tabs_, 1);
    tabs_->add(tr("Data"), tr("Points to fit a flow to"), data_page_);
    tabs_->add(tr("Paint"), tr("Put points down by hand"), paint_page_);
    tabs_->add(tr("Energies"), tr("Densities exp(−U) to fit a flow to, without points"),
               energy_page_);

    auto* const buttons = new QHBoxLayout;
    buttons->addWidget(makeButton(tr("Open…"), actions.openFile));
    buttons->addWidget(makeButton(tr("Columns…"), actions.chooseColumns));
    auto* const data_column = pageColumn(data_page_);
    data_column->addLayout(buttons);
    data_column->addWidget(data_, 1);
    // The formula stays in its place; what is said of it takes room from the gallery.
    auto* const energy_column = pageColumn(energy_page_);
    energy_column->addWidget(formula_);
    energy_column->addWidget(energies_, 1);

    connect(tabs_, &Tabs::opened, this,
            [this, &editor](QWidget* opened) { editor.setActive(opened == paint_page_); });
    connect(&editor, &PaintingEditor::activeChanged, this, [this, &editor, &actions] {
        actions.paint->setChecked(editor.isActive());
        if (editor.isActive())
            tabs_->open(paint_page_);
        else if (tabs_->openPage() == paint_page_)
            tabs_->open(data_page_);
    });
    for (const GalleryPage* page : {data_, energies_}) {
        connect(&page->gallery(), &Gallery::chosen, this, &DataPanel::choose);
        connect(&page->form(), &FieldForm::edited, this, &DataPanel::edit);
    }
    connect(&document, &Document::changed, this, &DataPanel::follow);
    connect(&run, &Run::dataChanged, this, &DataPanel::follow);
    connect(&run, &Run::pointsChanged, this, [this] {
        if (!document_.experiment().data.is_painting()) follow(); // the classes
    });
    follow();
}

FieldForm& DataPanel::form() const { return (fits_energy_ ? energies_ : data_)->form(); }

void DataPanel::makePictures(Background& background) {
    for (const GalleryPage* page : {data_, energies_}) page->gallery().makePictures(background);
}

void DataPanel::startTypingEnergy() {
    tabs_->open(energy_page_);
    formula_->startTyping();
}

void DataPanel::choose(const GalleryEntry& entry) {
    if (entry.isEnergy())
        opener_.chooseEnergy(entry.energy);
    else if (entry.source.is_file())
        opener_.chooseFile(entry.source);
    else
        opener_.chooseGenerator(entry.source.generator);
    follow(); // a table is chosen once it is open
}

void DataPanel::follow() {
    const Experiment& experiment = document_.experiment();
    for (const GalleryPage* page : {data_, energies_}) page->gallery().showChosen(experiment);
    if (experiment.fits_energy() != fits_energy_) {
        fits_energy_ = experiment.fits_energy();
        if (fits_energy_ || tabs_->openPage() != paint_page_)
            tabs_->open(fits_energy_ ? energy_page_ : data_page_);
    }
    const TrainingData* const opened = run_.data().get();
    (fits_energy_ ? data_ : energies_)->showNothing();
    (fits_energy_ ? energies_ : data_)
        ->showForm(title_of(experiment), dataFields(experiment, opened),
                   dataValues(experiment, opened));
}

void DataPanel::edit(const std::string& key, const Value& value, bool finished) {
    document_.change(
        tr("change of data"),
        [&](Experiment& e) { setDataValue(e, run_.data().get(), key, value); },
        QStringLiteral("data/") + text_of(key));
    if (finished) document_.endDrag();
    follow(); // a refused value goes back
}

} // namespace pushforward

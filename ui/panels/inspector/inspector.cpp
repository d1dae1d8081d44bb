// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inspector/inspector.h"

#include "core/data/dataset.h"
#include "core/flow/base_distribution.h"
#include "core/io/open_data.h"
#include "core/io/shipped_tables.h"
#include "core/layers/registry.h"
#include "core/targets/energy.h"
#include "ui/draw/text.h"
#include "ui/draw/theme.h"
#include "ui/draw/ticks.h"
#include "ui/forms/field_form.h"
#include "ui/forms/kind_choice.h"
#include "ui/look/card_texts.h"
#include "ui/look/labels.h"
#include "ui/panels/inspector/section_panel.h"

#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace pushforward {

namespace {

const std::string base_kind_key = "base/kind"; // of the form; no field of a kind has a slash

} // namespace

Inspector::Inspector(Document& document, Run& run, Selection& selection, Probes& probes,
                     PictureService& pictures, QWidget* parent)
    : QWidget(parent),
      document_(document),
      run_(run),
      selection_(selection),
      heading_(makeHeading({}, this)),
      formula_(new QLabel(this)),
      direction_(makeParagraph(this, true)),
      summary_(makeParagraph(this, true)),
      reference_(makeParagraph(this, true)),
      form_(new FieldForm(this)) {
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    formula_->setAlignment(Qt::AlignCenter);
    formula_->setWordWrap(true);
    formula_->setTextFormat(Qt::PlainText);
    formula_->setMargin(8);
    formula_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    formula_->setObjectName(QStringLiteral("formula"));
    for (QWidget* part :
         {static_cast<QWidget*>(heading_), static_cast<QWidget*>(formula_),
          static_cast<QWidget*>(direction_),
          static_cast<QWidget*>(new SectionPanel(document, run, selection, probes, pictures, this)),
          static_cast<QWidget*>(summary_), static_cast<QWidget*>(form_),
          static_cast<QWidget*>(reference_)})
        column->addWidget(part);
    connect(form_, &FieldForm::edited, this, &Inspector::edit);
    connect(&document, &Document::changed, this, &Inspector::follow);
    connect(&selection, &Selection::changed, this, &Inspector::follow);
    connect(&run, &Run::dataChanged, this, &Inspector::follow);
    connect(&run, &Run::pointsChanged, this, [this] {
        if (selection_.card() == Selection::data_card) describeData();
    });
    styleFormula();
    follow();
}

void Inspector::follow() {
    const Experiment& experiment = document_.experiment();
    if (selection_.card() == Selection::base_card) {
        describeBase(experiment.base);
    } else if (const Layer* const layer = document_.layer(selection_.card())) {
        describeLayer(*layer);
    } else {
        describeData();
    }
}

void Inspector::describeLayer(const Layer& layer) {
    const LayerKind& kind = find_kind(layer_kinds(), layer.spec.kind, "layer");
    describe(tr("Layer %1").arg(selection_.layersBefore()), kind);
    setFormula(statedFormula(kind, layer.spec));
    QString words = closedFormText(closedForm(layer.spec));
    if (isTurned(kind, layer.spec))
        words += QLatin1Char(' ') +
                 tr("Turned round: the formula is that of the paper, x and z exchanged.");
    direction_->setText(words);
    direction_->show();
    fillForm(kind.fields, layer.spec);
}

void Inspector::describeBase(const Spec& base) {
    const BaseKind& kind = find_kind(base_kinds(), base.kind, "base distribution");
    describe(tr("Base"), kind);
    std::vector<Field> fields{kindField(base_kinds(), base_kind_key, "Distribution",
                                        "Where the flow's points come from.")};
    std::ranges::copy(kind.fields, std::back_inserter(fields));
    Spec values = base;
    values.values[base_kind_key] = base.kind;
    fillForm(fields, values);
}

void Inspector::describe(const QString& heading, const KindInfo& kind) {
    heading_->setText(QStringLiteral("%1 · %2").arg(heading, text_of(kind.title)).toUpper());
    setFormula(text_of(kind.formula));
    direction_->hide();
    summary_->setText(text_of(kind.summary + (kind.caution.empty() ? "" : " ") + kind.caution));
    reference_->setText(text_of(kind.reference));
    reference_->setVisible(!kind.reference.empty());
}

void Inspector::fillForm(const std::vector<Field>& fields, const Spec& spec) {
    form_->setFields(fields);
    form_->setValues(spec.values);
}

void Inspector::describeData() {
    const Experiment& experiment = document_.experiment();
    const DataSource& source = experiment.data;
    form_->setFields({}); // a data set's fields are set where it is chosen
    if (experiment.fits_energy()) {
        describe(tr("Target"), find_kind(energy_kinds(), experiment.target.kind, "energy"));
        return;
    }
    if (source.is_generator()) {
        describe(tr("Data"), find_kind(dataset_kinds(), source.generator.kind, "data set"));
        return;
    }
    const auto& shipped = shipped_tables();
    const auto table = std::ranges::find(shipped, source.file, &ShippedTable::file);
    const TrainingData* const of = run_.data().get();
    const QString title = table != shipped.end() ? text_of(table->title)
                          : of                   ? text_of(of->title)
                                                 : QString();
    heading_->setText(QStringLiteral("%1 · %2").arg(tr("Data"), title).toUpper());
    setFormula({});
    direction_->hide();
    summary_->setText(!of ? QString()
                          : tr("%1 points of %2 and %3. %4")
                                .arg(grouped(of->points.cols()), text_of(of->first_title),
                                     text_of(of->second_title), text_of(of->notes))
                                .trimmed());
    reference_->setText(source.is_painting()     ? tr("Painted by hand.")
                        : table != shipped.end() ? text_of(table->source)
                                                 : text_of(source.file));
    reference_->show();
}

// A line ends between terms, not before or behind a sign that belongs to both of its sides.
void Inspector::setFormula(const QString& formula) {
    QString text = formula;
    for (const QChar sign : QStringView(u"=/∈≠≥≤≈"))
        text.replace(QStringLiteral(" %1 ").arg(sign), QStringLiteral("\u00a0%1\u00a0").arg(sign));
    formula_->setText(text);
    formula_->setVisible(!formula.isEmpty());
}

void Inspector::edit(const std::string& key, const Value& value, bool finished) {
    const std::int64_t card = selection_.card();
    document_.change(
        tr("change of %1").arg(text_of(key)),
        [&](Experiment& e) {
            const auto layer = std::ranges::find(e.layers, card, &Layer::id);
            Spec& spec = layer == e.layers.end() ? e.base : layer->spec;
            if (key == base_kind_key)
                chooseKind(spec, find_kind(base_kinds(), std::get<std::string>(value),
                                           "base distribution"));
            else
                spec.values[key] = value;
        },
        QStringLiteral("card%1/%2").arg(card).arg(text_of(key)));
    if (finished) document_.endDrag();
    follow(); // a refused value goes back
}

void Inspector::styleFormula() {
    const Theme& theme = Theme::of(palette());
    formula_->setStyleSheet(
        QStringLiteral("#formula { background: %1; border-radius: 6px; color: %2; }")
            .arg(theme.raised.name(), theme.text.name()));
    QFont font(QStringLiteral("DejaVu Serif"));
    font.setStyleHint(QFont::Serif);
    font.setPixelSize(13);
    font.setItalic(true);
    formula_->setFont(font);
}

void Inspector::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) styleFormula();
}

} // namespace pushforward

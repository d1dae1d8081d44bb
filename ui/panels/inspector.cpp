// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inspector.h"

#include "core/data/dataset.h"
#include "core/flow/base_distribution.h"
#include "core/io/open_data.h"
#include "core/layers/registry.h"
#include "ui/forms/field_form.h"
#include "ui/panels/labels.h"
#include "ui/render/ticks.h"
#include "ui/text.h"
#include "ui/theme.h"

#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace pushforward {

Inspector::Inspector(Document& document, Session& session, Selection& selection, QWidget* parent)
    : QWidget(parent),
      document_(document),
      session_(session),
      selection_(selection),
      heading_(makeHeading({}, this)),
      formula_(new QLabel(this)),
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
    for (QWidget* part : {static_cast<QWidget*>(heading_), static_cast<QWidget*>(formula_),
                          static_cast<QWidget*>(summary_), static_cast<QWidget*>(form_),
                          static_cast<QWidget*>(reference_)})
        column->addWidget(part);
    connect(form_, &FieldForm::edited, this, &Inspector::edit);
    connect(&document, &Document::changed, this, &Inspector::follow);
    connect(&selection, &Selection::changed, this, &Inspector::follow);
    connect(&session, &Session::dataChanged, this, &Inspector::follow);
    styleFormula();
    follow();
}

void Inspector::follow() {
    const Experiment& experiment = document_.experiment();
    if (selection_.card() == Selection::base_card) {
        const auto& kind = find_kind(base_kinds(), experiment.base.kind, "base distribution");
        describe(tr("Base"), kind);
        fillForm(kind, experiment.base);
    } else if (const Layer* const layer = document_.layer(selection_.card())) {
        const LayerKind& kind = find_kind(layer_kinds(), layer->spec.kind, "layer");
        describe(tr("Layer %1").arg(selection_.layersBefore()), kind);
        fillForm(kind, layer->spec);
    } else {
        describeData();
    }
}

void Inspector::describe(const QString& heading, const KindInfo& kind) {
    heading_->setText(QStringLiteral("%1 · %2").arg(heading, text_of(kind.title)).toUpper());
    setFormula(kind.formula);
    summary_->setText(text_of(kind.summary));
    reference_->setText(text_of(kind.reference));
    reference_->setVisible(!kind.reference.empty());
}

void Inspector::fillForm(const KindInfo& kind, const Spec& spec) {
    form_->setFields(kind.fields);
    form_->setValues(spec.values);
}

void Inspector::describeData() {
    const DataSource& source = document_.experiment().data;
    form_->setFields({}); // a data set's fields are set where it is chosen
    if (!source.is_file()) {
        describe(tr("Data"), find_kind(dataset_kinds(), source.generator.kind, "data set"));
        return;
    }
    const auto& shipped = shipped_tables();
    const auto table = std::ranges::find(shipped, source.file, &ShippedTable::file);
    const TrainingData* const of = session_.data().get();
    const QString title = table != shipped.end() ? text_of(table->title)
                          : of                   ? text_of(of->title)
                                                 : QString();
    heading_->setText(QStringLiteral("%1 · %2").arg(tr("Data"), title).toUpper());
    setFormula({});
    summary_->setText(!of ? QString()
                          : tr("%1 points of %2 and %3. %4")
                                .arg(grouped(of->points.cols()), text_of(of->first_title),
                                     text_of(of->second_title), text_of(of->notes))
                                .trimmed());
    reference_->setText(table != shipped.end() ? text_of(table->source) : text_of(source.file));
    reference_->show();
}

void Inspector::setFormula(const std::string& formula) {
    formula_->setText(text_of(formula));
    formula_->setVisible(!formula.empty());
}

void Inspector::edit(const std::string& key, const Value& value, bool finished) {
    const std::int64_t card = selection_.card();
    document_.change(
        tr("change of %1").arg(text_of(key)),
        [&](Experiment& e) {
            const auto layer = std::ranges::find(e.layers, card, &Layer::id);
            Spec& spec = layer == e.layers.end() ? e.base : layer->spec;
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

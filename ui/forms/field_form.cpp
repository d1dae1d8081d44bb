// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/field_form.h"

#include "ui/draw/text.h"
#include "ui/draw/ticks.h"
#include "ui/forms/field_editor.h"
#include "ui/forms/field_label.h"

#include <QGridLayout>

#include <algorithm>

namespace pushforward {

namespace {

constexpr int longest_title = 130; // pixels

bool same_rows(const std::vector<Field>& a, const std::vector<Field>& b) {
    return std::ranges::equal(a, b, [](const Field& one, const Field& other) {
        return one.key == other.key && one.title == other.title && one.unit == other.unit &&
               one.type.index() == other.type.index() && range_text(one) == range_text(other) &&
               initial_value(one) == initial_value(other);
    });
}

} // namespace

FieldForm::FieldForm(QWidget* parent) : QWidget(parent), grid_(new QGridLayout(this)) {
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setHorizontalSpacing(8);
    grid_->setVerticalSpacing(3);
    grid_->setColumnStretch(1, 1);
}

void FieldForm::setFields(const std::vector<Field>& fields) {
    if (!fields_.empty() && same_rows(fields, fields_)) return;
    fields_ = fields;
    editors_.clear();
    rows_.clear();
    while (QLayoutItem* item = grid_->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
    for (int row = 0; row < grid_->rowCount(); ++row) grid_->setRowMinimumHeight(row, 0);
    int row = 0;
    for (const Field& field : fields_) addRow(field, row++);
    setVisible(!fields_.empty());
}

void FieldForm::addRow(const Field& field, int row) {
    FieldEditor* const editor = makeEditor(field, this);
    auto* const label = new FieldLabel(this);
    const QString title = text_of(field.title);
    const QString shown = label->fontMetrics().elidedText(title, Qt::ElideRight, longest_title);
    label->setTextFormat(Qt::PlainText);
    label->setText(QString(shown).replace(QLatin1Char('&'), QStringLiteral("&&")));
    label->setBuddy(editor->focusProxy());
    label->setToolTip((shown == title ? QString() : title + QLatin1Char('\n')) + fieldHelp(field) +
                      QLatin1Char('\n') +
                      tr("Double click: back to %1.")
                          .arg(with_minus_sign(text_of(value_text(initial_value(field))))));
    // A narrow editor lies over the end of its name's cell, which then needs no column of its own.
    grid_->addWidget(label, row, 0, 1, editor->isNarrow() ? 2 : 1);
    if (editor->isNarrow())
        grid_->addWidget(editor, row, 0, 1, 2, Qt::AlignRight);
    else
        grid_->addWidget(editor, row, 1);
    editor->raise(); // else its name takes the mouse
    grid_->setRowMinimumHeight(row, 26);
    rows_.push_back({label, editor});
    fit(rows_.back());
    editors_[field.key] = editor;
    const std::string key = field.key;
    connect(editor, &FieldEditor::edited, this, [this, key](const Value& value, bool finished) {
        Q_EMIT edited(key, value, finished);
    });
    connect(label, &FieldLabel::resetAsked, this,
            [this, editor, key, initial = initial_value(field)] {
                editor->setValue(initial);
                Q_EMIT edited(key, initial, true);
            });
}

// A narrow editor leaves its name what that needs.
void FieldForm::fit(const Row& row) {
    if (!row.editor->isNarrow()) return;
    const int room = width() - row.label->sizeHint().width() - grid_->horizontalSpacing();
    row.editor->setMaximumWidth(std::max(room, row.editor->minimumSizeHint().width()));
}

void FieldForm::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    for (const Row& row : rows_) fit(row);
}

void FieldForm::setValues(const std::map<std::string, Value>& values) {
    for (const auto& [key, value] : values)
        if (FieldEditor* const row = editor(key)) row->setValue(value);
}

FieldEditor* FieldForm::editor(const std::string& key) const {
    const auto found = editors_.find(key);
    return found == editors_.end() ? nullptr : found->second;
}

} // namespace pushforward

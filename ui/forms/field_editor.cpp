// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/field_editor.h"

#include "ui/draw/text.h"
#include "ui/draw/ticks.h"
#include "ui/forms/number_editor.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QWheelEvent>

namespace pushforward {

namespace {

constexpr int choice_width = 176, choice_width_least = 96, list_margin = 24;

class QuietComboBox : public QComboBox {
public:
    using QComboBox::QComboBox;

protected:
    void wheelEvent(QWheelEvent* event) override { event->ignore(); }
};

void fill(QWidget* editor, QWidget* child, const Field& field) {
    auto* const row = new QHBoxLayout(editor);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(child);
    child->setAccessibleName(text_of(field.title));
    child->setToolTip(fieldHelp(field));
    editor->setFocusProxy(child);
}

class BoolEditor : public FieldEditor {
public:
    BoolEditor(const Field& field, QWidget* parent)
        : FieldEditor(parent), box_(new QCheckBox(this)) {
        fill(this, box_, field);
        connect(box_, &QCheckBox::clicked, this, [this] { Q_EMIT edited(value(), true); });
    }
    void setValue(const Value& value) override { box_->setChecked(std::get<bool>(value)); }
    Value value() const override { return box_->isChecked(); }
    bool isNarrow() const override { return true; }

private:
    QCheckBox* box_;
};

class ChoiceEditor : public FieldEditor {
public:
    ChoiceEditor(const Field& field, QWidget* parent)
        : FieldEditor(parent), box_(new QuietComboBox(this)) {
        for (const Choice& choice : std::get<ChoiceField>(field.type).choices)
            box_->addItem(text_of(choice.title), text_of(choice.key));
        // A long title is cut in the box, and whole in the list.
        box_->setMinimumWidth(choice_width_least);
        box_->setMaximumWidth(choice_width);
        box_->view()->setMinimumWidth(box_->view()->sizeHintForColumn(0) + list_margin);
        fill(this, box_, field);
        connect(box_, &QComboBox::activated, this, [this] { Q_EMIT edited(value(), true); });
    }
    void setValue(const Value& value) override {
        const int index = box_->findData(text_of(std::get<std::string>(value)));
        if (index >= 0) box_->setCurrentIndex(index);
    }
    Value value() const override { return box_->currentData().toString().toStdString(); }
    bool isNarrow() const override { return true; }

private:
    QComboBox* box_;
};

class TextEditor : public FieldEditor {
public:
    TextEditor(const Field& field, QWidget* parent)
        : FieldEditor(parent), line_(new QLineEdit(this)) {
        fill(this, line_, field);
        connect(line_, &QLineEdit::editingFinished, this, [this] {
            if (line_->isModified()) Q_EMIT edited(value(), true);
            line_->setModified(false);
        });
    }
    void setValue(const Value& value) override {
        line_->setText(text_of(std::get<std::string>(value)));
    }
    Value value() const override { return line_->text().toStdString(); }

private:
    QLineEdit* line_;
};

} // namespace

FieldEditor* makeEditor(const Field& field, QWidget* parent) {
    if (std::holds_alternative<BoolField>(field.type)) return new BoolEditor(field, parent);
    if (std::holds_alternative<ChoiceField>(field.type)) return new ChoiceEditor(field, parent);
    if (std::holds_alternative<TextField>(field.type)) return new TextEditor(field, parent);
    return new NumberEditor(field, parent);
}

QString fieldHelp(const Field& field) {
    QString help = text_of(field.help);
    if (std::holds_alternative<RealField>(field.type) ||
        std::holds_alternative<IntField>(field.type)) {
        help += QLatin1Char('\n') + with_minus_sign(text_of(range_text(field)));
        if (!field.unit.empty()) help += QLatin1Char(' ') + text_of(field.unit);
    }
    return help.trimmed();
}

} // namespace pushforward

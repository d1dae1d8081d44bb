// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/data/reading_form.h"

#include "core/io/readers/file_reader.h"
#include "ui/forms/field_form.h"
#include "ui/look/labels.h"

#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace pushforward {

ReadingForm::ReadingForm(QWidget* parent)
    : QWidget(parent),
      found_(makeParagraph(this, true)),
      button_(new QToolButton(this)),
      form_(new FieldForm(this)) {
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(found_);
    button_->setText(tr("Read It &Differently"));
    button_->setToolTip(tr("Set the separator, the decimal sign and so on"));
    button_->setCheckable(true);
    button_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button_->setArrowType(Qt::RightArrow);
    column->addWidget(button_, 0, Qt::AlignLeft);
    column->addWidget(form_);
    form_->hide();
    connect(button_, &QToolButton::toggled, this, [this](bool open) {
        button_->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
        form_->setVisible(open);
    });
    connect(form_, &FieldForm::edited, this,
            [this](const std::string& key, const Value& value, bool finished) {
                if (!finished || reading_.values[key] == value) return;
                reading_.values[key] = value;
                Q_EMIT changed();
            });
}

void ReadingForm::showReading(const Spec& reading, const QString& found) {
    reading_ = reading;
    const std::vector<Field> fields =
        reading.kind.empty() ? std::vector<Field>{} : find_reader(reading.kind).fields;
    form_->setFields(fields);
    form_->setValues(reading.values);
    form_->setVisible(button_->isChecked() && !fields.empty());
    found_->setText(found.isEmpty() ? found : tr("Read with %1").arg(found));
    setVisible(!fields.empty());
}

} // namespace pushforward

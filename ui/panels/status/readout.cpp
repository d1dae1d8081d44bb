// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/status/readout.h"

#include "ui/draw/theme.h"
#include "ui/look/number_label.h"

#include <QLabel>
#include <QVBoxLayout>

namespace pushforward {

Readout::Readout(const QString& title, const QString& sample, const QString& help, QWidget* parent)
    : QWidget(parent), title_(new QLabel(title, this)), number_(new NumberLabel(this)) {
    title_->setFont(secondary_font());
    title_->setForegroundRole(QPalette::PlaceholderText);
    number_->setFont(figure_font());
    number_->setSample(sample);
    setToolTip(help);
    setAccessibleName(title);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(title_);
    column->addWidget(number_);
    setText(QStringLiteral("–"));
}

void Readout::setTitle(const QString& title, const QString& help) {
    title_->setText(title);
    setToolTip(help);
    setAccessibleName(title);
}

void Readout::setHelp(const QString& help) {
    if (help != toolTip()) setToolTip(help);
}

void Readout::setText(const QString& text) {
    number_->setText(text);
    setAccessibleDescription(text);
}

QString Readout::text() const { return number_->text(); }

void Readout::setColour(const QColor& colour) { number_->setColour(colour); }

} // namespace pushforward

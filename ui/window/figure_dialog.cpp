// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/figure_dialog.h"

#include "ui/draw/figures/registry.h"
#include "ui/draw/formats/registry.h"
#include "ui/draw/text.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QVBoxLayout>

namespace pushforward {

namespace {

QDoubleSpinBox* millimetres(double value, const QString& name, QWidget* parent) {
    auto* const box = new QDoubleSpinBox(parent);
    box->setRange(20, 1000);
    box->setDecimals(1);
    box->setSuffix(FigureDialog::tr(" mm"));
    box->setValue(value);
    box->setAccessibleName(name);
    return box;
}

} // namespace

FigureDialog::FigureDialog(QWidget* parent)
    : QDialog(parent),
      kind_(new QComboBox(this)),
      format_(new QComboBox(this)),
      colours_(new QComboBox(this)),
      width_(millimetres(160, tr("Width"), this)),
      height_(millimetres(120, tr("Height"), this)),
      dpi_(new QSpinBox(this)),
      pixels_(new QLabel(this)) {
    setWindowTitle(tr("Save Figure"));
    for (const FigureKind& kind : figure_kinds())
        kind_->addItem(text_of(kind.title), text_of(kind.key));
    for (const PictureFormat& format : picture_formats())
        format_->addItem(text_of(format.title), text_of(format.key));
    colours_->addItem(tr("For paper"));
    colours_->addItem(tr("As in the window"));
    dpi_->setRange(36, 1200);
    dpi_->setValue(200);
    dpi_->setSuffix(tr(" dpi"));
    pixels_->setForegroundRole(QPalette::PlaceholderText);

    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(18, 18, 18, 14);
    column->setSpacing(14);
    auto* const form = new QFormLayout;
    form->setVerticalSpacing(8);
    form->addRow(tr("&Figure"), kind_);
    form->addRow(tr("F&ormat"), format_);
    form->addRow(tr("&Width"), width_);
    form->addRow(tr("&Height"), height_);
    form->addRow(tr("&Resolution"), dpi_);
    form->addRow(QString(), pixels_);
    form->addRow(tr("&Colours"), colours_);
    column->addLayout(form);
    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(tr("Save…"), QDialogButtonBox::AcceptRole)->setDefault(true);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(width_, &QDoubleSpinBox::valueChanged, this, &FigureDialog::showPixels);
    connect(height_, &QDoubleSpinBox::valueChanged, this, &FigureDialog::showPixels);
    connect(dpi_, &QSpinBox::valueChanged, this, &FigureDialog::showPixels);
    showPixels();
}

std::string FigureDialog::kind() const { return kind_->currentData().toString().toStdString(); }

QString FigureDialog::suffix() const { return format_->currentData().toString(); }

FigureSize FigureDialog::size() const {
    return FigureSize::from_millimetres(width_->value(), height_->value(), dpi_->value());
}

bool FigureDialog::inTheme() const { return colours_->currentIndex() == 1; }

void FigureDialog::showPixels() {
    const QSize pixels = size().pixels();
    pixels_->setText(tr("%1 × %2 pixels").arg(pixels.width()).arg(pixels.height()));
}

} // namespace pushforward

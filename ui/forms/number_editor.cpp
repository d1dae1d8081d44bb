// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/number_editor.h"

#include "ui/draw/text.h"
#include "ui/forms/number_box.h"

#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSlider>
#include <QWheelEvent>

#include <cmath>

namespace pushforward {

namespace {

constexpr int positions = 400;
constexpr double widest_even_range = 1e5;

// A form is scrolled past its sliders.
class QuietSlider : public QSlider {
public:
    using QSlider::QSlider;

protected:
    void wheelEvent(QWheelEvent* event) override { event->ignore(); }
};

SliderScale scale_of(const Field& field) {
    if (const auto* real = std::get_if<RealField>(&field.type))
        return {real->minimum, real->maximum, real->logarithmic, false};
    const auto& integer = std::get<IntField>(field.type);
    return {static_cast<double>(integer.minimum), static_cast<double>(integer.maximum),
            integer.logarithmic, true};
}

double number_of(const Value& value) {
    if (const auto* real = std::get_if<double>(&value)) return *real;
    return static_cast<double>(std::get<std::int64_t>(value));
}

} // namespace

NumberEditor::NumberEditor(const Field& field, QWidget* parent)
    : FieldEditor(parent), scale_(scale_of(field)), box_(new NumberBox(scale_, this)) {
    if (!field.unit.empty()) box_->setSuffix(QLatin1Char(' ') + text_of(field.unit));
    if (!field.zero.empty() && scale_.minimum == 0) box_->setSpecialValueText(text_of(field.zero));
    box_->setAccessibleName(text_of(field.title));
    box_->setToolTip(fieldHelp(field));
    setFocusProxy(box_);
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    if (scale_.logarithmic || scale_.maximum - scale_.minimum <= widest_even_range) {
        slider_ = new QuietSlider(Qt::Horizontal, this);
        slider_->setRange(0, positions);
        slider_->setPageStep(positions / 10);
        slider_->setSingleStep(positions / 100);
        slider_->setMinimumWidth(18);
        slider_->setAccessibleName(text_of(field.title) + QStringLiteral(" slider"));
        slider_->setToolTip(fieldHelp(field));
        row->addWidget(slider_, 1);
        connect(slider_, &QSlider::valueChanged, this, &NumberEditor::slid);
        connect(slider_, &QSlider::sliderReleased, this, [this] { Q_EMIT edited(value(), true); });
    }
    row->addWidget(box_);
    connect(box_, &QDoubleSpinBox::valueChanged, this, &NumberEditor::typed);
}

void NumberEditor::setValue(const Value& value) {
    const QSignalBlocker quiet_box(box_);
    const double number = number_of(value);
    if (box_->value() != number) box_->setValue(number);
    if (!slider_ || slider_->isSliderDown()) return;
    const QSignalBlocker quiet_slider(slider_);
    slider_->setValue(static_cast<int>(std::lround(positions * scale_.share(number))));
}

Value NumberEditor::value() const {
    if (scale_.whole) return static_cast<std::int64_t>(std::llround(box_->value()));
    return box_->value();
}

void NumberEditor::slid(int position) {
    const double number = scale_.value(static_cast<double>(position) / positions);
    if (number == box_->value()) return;
    {
        const QSignalBlocker quiet(box_);
        box_->setValue(number);
    }
    Q_EMIT edited(value(), !slider_->isSliderDown());
}

void NumberEditor::typed(double number) {
    if (slider_) {
        const QSignalBlocker quiet(slider_);
        slider_->setValue(static_cast<int>(std::lround(positions * scale_.share(number))));
    }
    Q_EMIT edited(value(), true);
}

} // namespace pushforward

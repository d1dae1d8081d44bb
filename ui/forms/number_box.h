// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/forms/slider_scale.h"

#include <QDoubleSpinBox>

namespace pushforward {

/// A number that is typed or stepped: whole numbers with grouped thousands, others with as few
/// digits as they need ("0.001", "1e−8"). A special text for the least one can be typed too. What
/// is typed beyond the ends of the range becomes the nearest end, and a tip says so. It ignores the
/// wheel until it is clicked, so that a form can be scrolled.
class NumberBox : public QDoubleSpinBox {
    Q_OBJECT
public:
    explicit NumberBox(const SliderScale& scale, QWidget* parent = nullptr);

    void stepBy(int steps) override;
    QString textFromValue(double value) const override;
    double valueFromText(const QString& text) const override;
    QValidator::State validate(QString& text, int& position) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    bool event(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    QString bare(const QString& text) const; ///< without unit and grouping
    bool isSpecial(const QString& text) const;
    void sayWhatWasTaken();
    SliderScale scale_;
    QString typed_; ///< by a person, and not yet taken
};

} // namespace pushforward

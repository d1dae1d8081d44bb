// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/forms/field_editor.h"
#include "ui/forms/slider_scale.h"

class QSlider;

namespace pushforward {

class NumberBox;

/// A slider with the number beside it. Whole numbers without a natural range, such as seeds, have
/// no slider.
class NumberEditor : public FieldEditor {
    Q_OBJECT
public:
    NumberEditor(const Field& field, QWidget* parent);

    void setValue(const Value& value) override;
    Value value() const override;
    bool isNarrow() const override { return !slider_; }

private:
    void slid(int position);
    void typed(double value);

    SliderScale scale_;
    NumberBox* box_;
    QSlider* slider_ = nullptr;
};

} // namespace pushforward

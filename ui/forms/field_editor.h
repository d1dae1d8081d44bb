// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/spec/field.h"

#include <QWidget>

namespace pushforward {

/// The part of a row that a value is set with.
class FieldEditor : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    virtual void setValue(const Value& value) = 0; ///< quiet
    virtual Value value() const = 0;

    /// A narrow one leaves room for a long name beside it.
    virtual bool isNarrow() const { return false; }

Q_SIGNALS:
    /// A person has set it; not `finished` while a slider is still held.
    void edited(const pushforward::Value& value, bool finished);
};

/// The editor that suits the field's type: slider and number, check box or choice.
FieldEditor* makeEditor(const Field& field, QWidget* parent);

/// What a tool tip says: help, range and unit.
QString fieldHelp(const Field& field);

} // namespace pushforward

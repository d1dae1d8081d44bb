// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/spec/field.h"

#include <QWidget>

namespace pushforward {

/// The editor of one value: the right part of a form's row.
class FieldEditor : public QWidget {
    Q_OBJECT
public:
    using QWidget::QWidget;

    virtual void setValue(const Value& value) = 0; ///< quiet
    virtual Value value() const = 0;

    /// A narrow editor leaves room for a long name beside it.
    virtual bool isNarrow() const { return false; }

Q_SIGNALS:
    /// Emitted when a person sets the value; `finished` is false while a slider is held.
    void edited(const pushforward::Value& value, bool finished);
};

/// The editor that suits the field's type: slider and number, check box or choice.
FieldEditor* makeEditor(const Field& field, QWidget* parent);

/// The text of a tool tip: help, range and unit.
QString fieldHelp(const Field& field);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/spec/field.h"

#include <QWidget>

#include <map>
#include <string>
#include <vector>

class QGridLayout;

namespace pushforward {

class FieldEditor;

/// A form made from fields, in one column: name, slider, value with its unit. All forms are
/// made here: of layers, data sets, optimizers and everything else with settings.
class FieldForm : public QWidget {
    Q_OBJECT
public:
    explicit FieldForm(QWidget* parent = nullptr);

    /// Makes the rows; does nothing if the fields are the same as before.
    void setFields(const std::vector<Field>& fields);

    /// Shows values without emitting a signal; values without a row are ignored.
    void setValues(const std::map<std::string, Value>& values);

    FieldEditor* editor(const std::string& key) const; ///< null when there is no such row

Q_SIGNALS:
    /// Emitted when a person sets a value; `finished` is false while a slider is held.
    void edited(const std::string& key, const pushforward::Value& value, bool finished);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Row {
        QWidget* label;
        FieldEditor* editor;
    };

    void addRow(const Field& field, int row);
    void fit(const Row& row);

    QGridLayout* grid_;
    std::vector<Field> fields_;
    std::map<std::string, FieldEditor*> editors_;
    std::vector<Row> rows_;
};

} // namespace pushforward

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

/// A form made from fields, in one column: name, slider, value with its unit. The one place that
/// makes forms: of layers, data sets, optimizers and all else that can be set.
class FieldForm : public QWidget {
    Q_OBJECT
public:
    explicit FieldForm(QWidget* parent = nullptr);

    /// Makes the rows anew when the fields are others than before.
    void setFields(const std::vector<Field>& fields);

    /// Shows values; those without a row are left out. Says nothing.
    void setValues(const std::map<std::string, Value>& values);

    FieldEditor* editor(const std::string& key) const; ///< null when there is no such row

Q_SIGNALS:
    /// A person has set a value; not `finished` while a slider is still held.
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

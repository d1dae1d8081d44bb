// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/document.h"

#include <QWidget>

class QToolButton;

namespace pushforward {

class FieldForm;

/// Settings of the training: objective, optimizer, schedule, batch and steps. Rarely used settings
/// are folded away.
class TrainingPanel : public QWidget {
    Q_OBJECT
public:
    explicit TrainingPanel(Document& document, QWidget* parent = nullptr);

    FieldForm& form() { return *form_; }
    FieldForm& rareForm() { return *rare_; }

private:
    void follow();
    void edit(const std::string& key, const Value& value, bool finished);

    Document& document_;
    FieldForm *form_, *rare_;
    QToolButton* more_;
};

} // namespace pushforward

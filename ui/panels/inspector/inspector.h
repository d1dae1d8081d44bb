// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/session/run.h"
#include "ui/session/selection.h"

#include <QWidget>

class QLabel;

namespace pushforward {

class FieldForm;
class PictureService;
class Probes;

/// Describes the chosen card: title, formula, what it does, summary and source, and the form of its
/// settings.
class Inspector : public QWidget {
    Q_OBJECT
public:
    Inspector(Document& document, Run& run, Selection& selection, Probes& probes,
              PictureService& pictures, QWidget* parent = nullptr);

    FieldForm& form() { return *form_; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void follow();
    void describe(const QString& heading, const KindInfo& kind);
    void describeLayer(const Layer& layer);
    void describeBase(const Spec& base);
    void fillForm(const std::vector<Field>& fields, const Spec& spec);
    void describeData();
    void edit(const std::string& key, const Value& value, bool finished);
    void setFormula(const QString& formula);
    void styleFormula();

    Document& document_;
    Run& run_;
    Selection& selection_;
    QLabel *heading_, *formula_, *direction_, *summary_, *reference_;
    FieldForm* form_;
};

} // namespace pushforward

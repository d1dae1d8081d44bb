// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/targets/typed/typed_formula.h"
#include "ui/session/data_opener.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace pushforward {

class FieldForm;
class FormulaField;

/// Where an energy is typed: the formula, what is wrong with it, and a slider for each of its named
/// constants, which moves the number in the text. What can be read and has an integral becomes the
/// document's target while it is typed; until then the last that did goes on being trained.
class FormulaEditor : public QWidget {
    Q_OBJECT
public:
    FormulaEditor(Document& document, DataOpener& opener, QWidget* parent = nullptr);

    ~FormulaEditor() override;

    void startTyping(); ///< gives the field the focus and brings it into view

    FormulaField& field() const { return *field_; }
    FieldForm& constants() const { return *constants_; }
    QString sentence() const;

private:
    void addHead();
    void typed();
    void read();  ///< the text as it is now
    void offer(); ///< to the opener, once what was offered before has come back
    void tried(const QString& sentence);
    void showConstants(const std::vector<NamedConstant>& found);
    void moveConstant(const std::string& name, const Value& value, bool finished);
    void setReadable(bool readable);
    void say(const QString& sentence);
    void useWalls();
    void follow();
    Spec wanted() const;   ///< the target with the text as it is
    bool isTarget() const; ///< the document's target has this text

    Document& document_;
    DataOpener& opener_;
    FormulaField* field_;
    QLabel* sentence_;
    QPushButton* walls_;
    FieldForm* constants_;
    std::vector<Field> constant_fields_;
    QTimer pause_, end_of_typing_;
    std::string followed_; ///< the document's text when it was last looked at
    Spec offered_;         ///< what is being tried; kind empty for nothing
    bool can_be_read_ = true, with_walls_ = false;
    QString drag_;
};

} // namespace pushforward

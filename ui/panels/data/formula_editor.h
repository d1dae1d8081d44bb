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

/// Edits an energy: the formula, its mistakes, and a slider for each named constant, which changes
/// the number in the text. While a formula is typed, it becomes the document's target as soon as it
/// can be read and has an integral; until then the last valid formula is used.
class FormulaEditor : public QWidget {
    Q_OBJECT
public:
    FormulaEditor(Document& document, DataOpener& opener, QWidget* parent = nullptr);

    ~FormulaEditor() override;

    void startTyping(); ///< gives the field the focus and brings it into view

    FormulaField& field() const { return *field_; }
    FieldForm& constants() const { return *constants_; }
    QString sentence() const;

protected:
    /// What is typed while a slider of the formula has the focus goes to the formula.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addHead();
    void typed();
    void read();  ///< the text as it is now
    void offer(); ///< hands the text to the opener, once the opener has finished the last one
    void tried(const QString& sentence);
    void showConstants(const std::vector<NamedConstant>& found);
    void moveConstant(const std::string& name, const Value& value, bool finished);
    void setReadable(bool readable);
    void say(const QString& sentence);
    void useWalls();
    void follow();
    void showUse();        ///< whether the formula is what the flow fits
    Spec wanted() const;   ///< the target with the current text
    bool isTarget() const; ///< whether the document's target has this text

    Document& document_;
    DataOpener& opener_;
    FormulaField* field_;
    QLabel *sentence_, *use_;
    QPushButton* walls_;
    FieldForm* constants_;
    std::vector<Field> constant_fields_;
    QTimer pause_, end_of_typing_;
    std::string followed_; ///< the document's text when it was last read
    Spec offered_;         ///< what is being tried; its kind is empty if nothing is
    bool can_be_read_ = true, with_walls_ = false;
    QString drag_;
};

} // namespace pushforward

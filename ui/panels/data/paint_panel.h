// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/paint/painting_editor.h"

#include <QAbstractButton>
#include <QWidget>

#include <vector>

class QFontComboBox;
class QLabel;
class QLineEdit;

namespace pushforward {

class Actions;
class FieldForm;

/// A tool of the tool box: its picture, filled while the tool is chosen.
class ToolButton : public QAbstractButton {
    Q_OBJECT
public:
    ToolButton(const PaintToolKind& kind, QWidget* parent);

    const PaintToolKind& kind() const { return kind_; }
    QSize sizeHint() const override { return {34, 30}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const PaintToolKind& kind_;
};

/// The tool box: tools, the settings of the chosen tool, symmetry, a new canvas.
class PaintPanel : public QWidget {
    Q_OBJECT
public:
    PaintPanel(PaintingEditor& editor, Actions& actions, QWidget* parent = nullptr);

private:
    void follow();
    void describe();

    PaintingEditor& editor_;
    std::vector<ToolButton*> buttons_;
    QLabel *summary_, *count_;
    FieldForm *form_, *symmetry_;
    QLineEdit* text_;
    QFontComboBox* font_;
    QWidget* words_;
};

} // namespace pushforward

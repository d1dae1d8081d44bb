// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/targets/typed/formula_error.h"

#include <QPlainTextEdit>

namespace pushforward {

/// A few lines of monospaced text with a mistake underlined. Undo and redo are left to the window.
class FormulaField : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit FormulaField(QWidget* parent = nullptr);

    std::string formula() const;
    void
    setFormula(const std::string& text); ///< emits no signal; keeps the cursor's place if possible

    /// Underlines these bytes of the text, or the character before if there are none.
    void underline(FormulaPlace place);
    void clearUnderline();

Q_SIGNALS:
    void left(); ///< the field lost the focus

protected:
    bool event(QEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
};

} // namespace pushforward

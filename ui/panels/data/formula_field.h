// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/targets/typed/formula_error.h"

#include <QPlainTextEdit>

namespace pushforward {

/// A few lines of monospaced text, in which a mistake is underlined. Undo and redo are the
/// window's.
class FormulaField : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit FormulaField(QWidget* parent = nullptr);

    std::string formula() const;
    void setFormula(const std::string& text); ///< quiet; the cursor stays where it can

    /// Underlines these bytes of the text, or the sign before where they are none.
    void underline(FormulaPlace place);
    void clearUnderline();

Q_SIGNALS:
    void left(); ///< the focus went elsewhere

protected:
    bool event(QEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
};

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/data/formula_field.h"

#include "ui/draw/text.h"
#include "ui/draw/theme.h"

#include <QFontDatabase>
#include <QKeyEvent>
#include <QSignalBlocker>
#include <QTextEdit>

#include <algorithm>

namespace pushforward {

namespace {

constexpr int shown_lines = 4, pixels = 12;

} // namespace

FormulaField::FormulaField(QWidget* parent) : QPlainTextEdit(parent) {
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPixelSize(pixels);
    setFont(font);
    setUndoRedoEnabled(false);
    setTabChangesFocus(true);
    setLineWrapMode(WidgetWidth);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFixedHeight(shown_lines * fontMetrics().lineSpacing() + 14);
}

std::string FormulaField::formula() const { return toPlainText().toStdString(); }

void FormulaField::setFormula(const std::string& text) {
    const QString next = text_of(text);
    if (next == toPlainText()) return;
    const QSignalBlocker quiet(this);
    const int position = textCursor().position();
    setPlainText(next);
    QTextCursor cursor = textCursor();
    cursor.setPosition(std::min(position, static_cast<int>(next.size())));
    setTextCursor(cursor);
}

void FormulaField::underline(FormulaPlace place) {
    const std::string text = formula();
    const auto characters = [&](std::size_t from, std::size_t bytes) {
        return static_cast<int>(
            QString::fromUtf8(text.data() + from, static_cast<qsizetype>(bytes)).size());
    };
    const std::size_t start = std::min(place.position, text.size());
    int from = characters(0, start);
    int length = characters(start, std::min(place.length, text.size() - start));
    if (length == 0) {
        length = 1;
        if (from == characters(0, text.size())) from = std::max(0, from - 1);
    }
    QTextEdit::ExtraSelection mistake;
    mistake.cursor = textCursor();
    mistake.cursor.setPosition(from);
    mistake.cursor.setPosition(std::min(from + length, characters(0, text.size())),
                               QTextCursor::KeepAnchor);
    mistake.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    mistake.format.setUnderlineColor(Theme::of(palette()).is_dark ? QColor(255, 120, 110)
                                                                  : QColor(205, 30, 30));
    setExtraSelections({mistake});
}

void FormulaField::clearUnderline() { setExtraSelections({}); }

// Undo and redo go to the window's actions.
bool FormulaField::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        auto* const key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            event->ignore();
            return true;
        }
    }
    return QPlainTextEdit::event(event);
}

void FormulaField::focusOutEvent(QFocusEvent* event) {
    QPlainTextEdit::focusOutEvent(event);
    Q_EMIT left();
}

} // namespace pushforward

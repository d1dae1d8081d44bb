// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/style_sheet.h"

namespace pushforward {

QString style_sheet(const Theme& theme) {
    QString sheet = QStringLiteral(R"(
QToolTip { background: @raised; color: @text; border: 1px solid @line; padding: 4px 6px; }
QMenuBar { background: @panel; color: @text; border-bottom: 1px solid @line; padding: 0 6px; }
QMenuBar::item { background: transparent; padding: 6px 9px; border-radius: 4px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: @raised; }
QMenu { background: @panel; color: @text; border: 1px solid @line; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 20px; border-radius: 4px; }
QMenu::item:selected { background: @accent; color: @onaccent; }
QMenu::item:disabled { color: @dimmed; background: transparent; }
QMenu::separator { height: 1px; background: @line; margin: 4px 6px; }
QStatusBar { background: @panel; color: @dimmed; border-top: 1px solid @line; }
QStatusBar::item { border: none; }
QPushButton { background: @raised; color: @text; border: 1px solid @line; border-radius: 6px;
  padding: 4px 12px; }
QPushButton:hover { border-color: @dimmed; }
QPushButton:focus { border: 2px solid @text; padding: 3px 11px; }
QPushButton:pressed, QPushButton:checked { background: @line; }
QPushButton:default { background: @accent; color: @onaccent; border-color: @accent; }
QPushButton:disabled { color: @faint; }
QPushButton#smallButton { padding: 0 8px; border-radius: 5px; }
QProgressBar { background: @line; border: none; border-radius: 3px; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
QFrame#layerPalette, QFrame#drawingForms { background: @panel; border: 1px solid @line; }
QScrollArea, QAbstractScrollArea { border: none; }
QPlainTextEdit { background: @raised; color: @text; border: 1px solid @line; border-radius: 6px; }
QPlainTextEdit:focus { border-color: @accent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @line; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: @faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: @line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSlider::groove:horizontal { background: @line; height: 4px; border-radius: 2px; }
QSlider::sub-page:horizontal { background: @accent; height: 4px; border-radius: 2px; }
QSlider::sub-page:horizontal:disabled { background: @line; }
QSlider::handle:horizontal { background: @text; width: 12px; height: 12px; margin: -4px 0;
  border-radius: 6px; }
QSlider::handle:horizontal:hover { background: @accent; }
QSlider::handle:horizontal:focus { background: @panel; border: 2px solid @text; width: 10px;
  height: 10px; margin: -5px 0; border-radius: 7px; }
QSlider::handle:horizontal:disabled { background: @faint; }
)");
    const QColor faint = theme.is_dark ? theme.line.lighter(160) : theme.line.darker(125);
    const std::pair<const char*, QColor> roles[] = {
        {"@onaccent", theme.on_accent}, {"@accent", theme.accent}, {"@raised", theme.raised},
        {"@panel", theme.panel},        {"@dimmed", theme.dimmed}, {"@text", theme.text},
        {"@line", theme.line},          {"@faint", faint}};
    for (const auto& [role, value] : roles) sheet.replace(QLatin1String(role), value.name());
    return sheet;
}

} // namespace pushforward

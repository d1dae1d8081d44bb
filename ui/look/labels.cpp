// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/labels.h"

#include "ui/draw/theme.h"

namespace pushforward {

QLabel* makeHeading(const QString& text, QWidget* parent) {
    auto* const label = new QLabel(text.toUpper(), parent);
    label->setFont(heading_font());
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

QLabel* makeParagraph(QWidget* parent, bool dimmed) {
    auto* const label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setFocusPolicy(Qt::NoFocus);
    if (dimmed) {
        QFont font = secondary_font();
        font.setPixelSize(12);
        label->setFont(font);
        label->setForegroundRole(QPalette::PlaceholderText);
    }
    // A wrapped label must be allowed to be narrower than its text.
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    return label;
}

void makePanel(QWidget* widget) {
    widget->setAutoFillBackground(true);
    widget->setBackgroundRole(QPalette::Base);
}

} // namespace pushforward

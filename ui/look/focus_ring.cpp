// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/focus_ring.h"

#include <QPainter>
#include <QWidget>

namespace pushforward {

void draw_focus_ring(QPainter& painter, const QRectF& frame, double radius, const Theme& theme) {
    constexpr double inset = 1, line = 1.8;
    painter.setBrush(Qt::NoBrush);
    const auto stroke = [&](double by, const QColor& colour) {
        painter.setPen(QPen(colour, line));
        painter.drawRoundedRect(frame.adjusted(by, by, -by, -by), radius - by, radius - by);
    };
    stroke(inset + line, theme.panel);
    stroke(inset, theme.text);
}

bool shows_focus(const QWidget& widget) {
    return widget.hasFocus() && widget.window()->testAttribute(Qt::WA_KeyboardFocusChange);
}

} // namespace pushforward

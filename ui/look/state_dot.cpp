// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/state_dot.h"

#include "ui/draw/theme.h"

#include <QPainter>

namespace pushforward {

StateDot::StateDot(QWidget* parent) : QWidget(parent) { setFixedSize(10, 18); }

void StateDot::setMood(Mood mood) {
    mood_ = mood;
    update();
}

void StateDot::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(mood_ == Mood::well      ? theme.floor
                     : mood_ == Mood::resting ? theme.dimmed
                                              : theme.held_out);
    painter.drawEllipse(QPointF(width() / 2.0, height() / 2.0), 4, 4);
}

} // namespace pushforward

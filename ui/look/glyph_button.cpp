// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/glyph_button.h"

#include "ui/draw/theme.h"
#include "ui/look/focus_ring.h"

#include <QAction>
#include <QKeyEvent>
#include <QPainter>

namespace pushforward {

GlyphButton::GlyphButton(Glyph glyph, Look look, int side, QWidget* parent)
    : QAbstractButton(parent), glyph_(glyph), look_(look), side_(side) {
    setFixedSize(side, side);
    setFocusPolicy(Qt::TabFocus); // a click leaves the focus where a person works
    setCursor(Qt::PointingHandCursor);
}

void GlyphButton::setGlyph(Glyph glyph) {
    glyph_ = glyph;
    update();
}

void GlyphButton::follow(QAction* action) {
    const auto take_over = [this, action] {
        const QString key = action->shortcut().toString(QKeySequence::NativeText);
        setToolTip(key.isEmpty() ? action->toolTip()
                                 : QStringLiteral("%1 (%2)").arg(action->toolTip(), key));
        setAccessibleName(QString(action->text()).remove(QLatin1Char('&')));
        setEnabled(action->isEnabled());
    };
    connect(action, &QAction::changed, this, take_over);
    connect(this, &QAbstractButton::clicked, action, &QAction::trigger);
    take_over();
}

void GlyphButton::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool active = (underMouse() || isDown()) && isEnabled();
    QColor ground = look_ == Look::primary  ? theme.accent
                    : look_ == Look::raised ? theme.raised
                                            : QColor(Qt::transparent);
    QColor sign = look_ == Look::primary            ? theme.on_accent
                  : active || look_ == Look::raised ? theme.text
                                                    : theme.dimmed;
    if (active) ground = look_ == Look::primary ? theme.accent.lighter(110) : theme.line;
    if (!isEnabled()) sign.setAlphaF(0.35F);
    const QRectF area = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.setBrush(ground);
    painter.setPen(look_ == Look::raised ? QPen(theme.line) : QPen(Qt::NoPen));
    painter.drawEllipse(area);
    if (shows_focus(*this)) draw_focus_ring(painter, rect(), side_ / 2.0, theme);
    painter.translate(area.center());
    const qreal half = side_ * (look_ == Look::quiet ? 0.3 : 0.22);
    painter.scale(half, half);
    painter.fillPath(glyphPath(glyph_), sign);
}

void GlyphButton::enterEvent(QEnterEvent* event) {
    QAbstractButton::enterEvent(event);
    update();
}

void GlyphButton::leaveEvent(QEvent* event) {
    QAbstractButton::leaveEvent(event);
    update();
}

void GlyphButton::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/glyphs.h"

#include <QPolygonF>
#include <QTransform>

namespace pushforward {

namespace {

QPainterPath triangle(qreal left, qreal right, qreal half_height) {
    QPainterPath path;
    path.addPolygon(QPolygonF({{left, -half_height}, {right, 0}, {left, half_height}}));
    path.closeSubpath();
    return path;
}

QPainterPath bar(qreal left, qreal width, qreal half_height) {
    QPainterPath path;
    path.addRoundedRect(QRectF(left, -half_height, width, 2 * half_height), 0.1, 0.1);
    return path;
}

QPainterPath cross_of(qreal length, qreal width) {
    return bar(-width / 2, width, length)
        .united(QTransform().rotate(90).map(bar(-width / 2, width, length)));
}

// Three quarters of a circle with an arrow's head at its end.
QPainterPath round_arrow() {
    QPainterPath arc;
    arc.arcMoveTo(QRectF(-0.75, -0.75, 1.5, 1.5), 150);
    arc.arcTo(QRectF(-0.75, -0.75, 1.5, 1.5), 150, 285);
    QPainterPathStroker pen;
    pen.setWidth(0.24);
    pen.setCapStyle(Qt::FlatCap);
    const QPainterPath head =
        QTransform().translate(-0.66, -0.38).rotate(118).map(triangle(-0.2, 0.48, 0.46));
    return pen.createStroke(arc).united(head);
}

QPainterPath arrow() { return bar(-1, 1.3, 0.11).united(triangle(0.1, 1, 0.62)); }

QPainterPath wave(qreal y) {
    QPainterPath line(QPointF(-0.9, y));
    line.cubicTo(QPointF(-0.3, y - 0.6), QPointF(0.3, y + 0.6), QPointF(0.9, y));
    QPainterPathStroker pen;
    pen.setWidth(0.22);
    return pen.createStroke(line);
}

} // namespace

QPainterPath glyphPath(Glyph glyph) {
    switch (glyph) {
    case Glyph::play:
        return triangle(-0.55, 0.85, 0.85);
    case Glyph::pause:
        return bar(-0.6, 0.4, 0.75).united(bar(0.2, 0.4, 0.75));
    case Glyph::step:
        return triangle(-0.7, 0.35, 0.7).united(bar(0.42, 0.26, 0.7));
    case Glyph::reset:
        return round_arrow();
    case Glyph::to_right:
        return arrow();
    case Glyph::to_left:
        return QTransform().scale(-1, 1).map(arrow());
    case Glyph::both_ways:
        return QTransform().translate(0, -0.45).scale(1, 0.62).map(arrow()).united(
            QTransform().translate(0, 0.45).scale(-1, 0.62).map(arrow()));
    case Glyph::waves:
        return wave(-0.35).united(wave(0.35));
    case Glyph::plus:
        return cross_of(0.7, 0.2);
    case Glyph::cross:
        return QTransform().rotate(45).map(cross_of(0.8, 0.2));
    }
    return {};
}

} // namespace pushforward

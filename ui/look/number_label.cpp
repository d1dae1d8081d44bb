// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/number_label.h"

#include <QFontMetricsF>

#include <algorithm>

namespace pushforward {

namespace {

qreal digit_width(const QFontMetricsF& metrics) {
    qreal widest = 0;
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        widest = std::max(widest, metrics.horizontalAdvance(QChar(digit)));
    return widest;
}

bool is_digit(QChar character) { return character >= u'0' && character <= u'9'; }

} // namespace

qreal tabular_width(const QFontMetricsF& metrics, const QString& text) {
    const qreal digit = digit_width(metrics);
    qreal width = 0;
    for (const QChar character : text)
        width += is_digit(character) ? digit : metrics.horizontalAdvance(character);
    return width;
}

void draw_tabular(QPainter& painter, QPointF origin, const QString& text) {
    const QFontMetricsF metrics(painter.font(), painter.device());
    const qreal digit = digit_width(metrics);
    for (const QChar character : text) {
        const qreal own = metrics.horizontalAdvance(character);
        const qreal room = is_digit(character) ? digit : own;
        painter.drawText(origin + QPointF((room - own) / 2, 0), QString(character));
        origin.rx() += room;
    }
}

NumberLabel::NumberLabel(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
}

void NumberLabel::setText(const QString& text) {
    if (text == text_) return;
    text_ = text;
    setAccessibleName(text);
    if (tabular_width(QFontMetricsF(font()), text) > widest_) updateGeometry();
    update();
}

void NumberLabel::setColour(const QColor& colour) {
    colour_ = colour;
    update();
}

void NumberLabel::setSample(const QString& text) {
    sample_ = text;
    updateGeometry();
}

void NumberLabel::setAlignment(Qt::Alignment alignment) {
    alignment_ = alignment;
    update();
}

QSize NumberLabel::sizeHint() const {
    const QFontMetricsF metrics(font());
    widest_ = std::max({widest_, tabular_width(metrics, text_), tabular_width(metrics, sample_)});
    return {qCeil(widest_) + 1, qCeil(metrics.height())};
}

void NumberLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setPen(colour_.isValid() ? colour_ : palette().color(QPalette::WindowText));
    const QFontMetricsF metrics(font());
    const qreal spare = width() - tabular_width(metrics, text_);
    const qreal left = alignment_ & Qt::AlignRight     ? spare
                       : alignment_ & Qt::AlignHCenter ? spare / 2
                                                       : 0;
    const qreal base = (height() + metrics.ascent() - metrics.descent()) / 2;
    draw_tabular(painter, {left, base}, text_);
}

} // namespace pushforward

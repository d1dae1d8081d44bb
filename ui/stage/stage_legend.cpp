// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/stage_legend.h"

#include "ui/draw/density_image.h"

#include <QDateTime>
#include <QPainter>

#include <algorithm>

namespace pushforward {

namespace {

constexpr double inset = 12, chip_height = 24, dot_diameter = 8, bar_width = 10, gap = 8;

void paint_patch(QPainter& painter, const QRectF& rect, double radius, QColor colour) {
    colour.setAlphaF(0.86F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRoundedRect(rect, radius, radius);
}

void paint_busy(QPainter& painter, const QRectF& place, const QColor& colour) {
    constexpr qint64 round_ms = 1200;
    constexpr int sixteenths = 16, whole = 360 * sixteenths;
    const auto turned = QDateTime::currentMSecsSinceEpoch() % round_ms;
    painter.setPen(QPen(colour, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawArc(place, -static_cast<int>(whole * turned / round_ms), whole * 3 / 4);
}

} // namespace

void StageLegend::setArea(const QRectF& area) {
    if (area == area_) return;
    prepareGeometryChange();
    area_ = area;
}

void StageLegend::setContent(std::vector<Chip> chips, Bar bar, const Theme& theme) {
    chips_ = std::move(chips);
    if (bar.map && bar.map != bar_.map) bar_image_ = colour_bar(*bar.map, {1, 256});
    bar_ = std::move(bar);
    theme_ = theme;
    update();
}

void StageLegend::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    if (area_.width() < 160 || area_.height() < 80) return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (bar_.map) paintBar(*painter);
    paintChips(*painter);
    painter->restore();
}

void StageLegend::paintChips(QPainter& painter) const {
    QFont font = body_font();
    font.setPixelSize(12);
    painter.setFont(font);
    const QFontMetricsF metrics(font);
    QPointF corner = area_.topLeft() + QPointF(inset, inset);
    const double room = area_.width() - 2 * inset - (bar_.map ? barWords() + 20 + gap : 0);
    for (const Chip& chip : chips_) {
        const bool has_dot = chip.dot.isValid() || chip.is_busy;
        const double text_left = has_dot ? 10 + dot_diameter + 7 : 11;
        const double width = text_left + metrics.horizontalAdvance(chip.text) + 11;
        if (corner.x() > area_.left() + inset && corner.x() + width > area_.left() + inset + room)
            corner = {area_.left() + inset, corner.y() + chip_height + 4};
        const QRectF rect(corner, QSizeF(width, chip_height));
        paint_patch(painter, rect, chip_height / 2, theme_.panel);
        const QRectF place(rect.left() + 10, rect.center().y() - dot_diameter / 2, dot_diameter,
                           dot_diameter);
        if (chip.is_busy) {
            paint_busy(painter, place, theme_.accent);
        } else if (chip.dot.isValid()) {
            painter.setPen(chip.halo.isValid() ? QPen(chip.halo, 1.6) : QPen(Qt::NoPen));
            painter.setBrush(chip.dot);
            painter.drawEllipse(place);
        }
        painter.setPen(theme_.text);
        painter.drawText(rect.adjusted(text_left, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         chip.text);
        corner.rx() += width + gap;
    }
}

double StageLegend::barWords() const {
    const QFontMetricsF metrics(secondary_font());
    return std::max({metrics.horizontalAdvance(bar_.top) + gap + bar_width,
                     metrics.horizontalAdvance(bar_.bottom) + gap + bar_width,
                     metrics.horizontalAdvance(bar_.title)});
}

void StageLegend::paintBar(QPainter& painter) const {
    const QFont font = secondary_font();
    painter.setFont(font);
    const QFontMetricsF metrics(font);
    const double length = std::clamp(area_.height() / 4, 48.0, 120.0); // no more of a small stage
    const double words = barWords();
    const double right = area_.right() - inset - 10, top = area_.top() + inset + 10;
    const double below = top + length + 4 + metrics.height();
    paint_patch(painter, {QPointF(right - words - 10, top - 10), QPointF(right + 10, below + 8)}, 8,
                theme_.panel);

    const QRectF bar(right - bar_width, top, bar_width, length);
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(bar, bar_image_);
    painter.restore();
    painter.setPen(QPen(theme_.line, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(bar.adjusted(-0.5, -0.5, 0.5, 0.5));
    painter.setPen(theme_.dimmed);
    const double words_right = bar.left() - gap;
    const auto beside = [&](double middle, const QString& text) {
        painter.drawText(QRectF(words_right - 200, middle - 10, 200, 20),
                         Qt::AlignRight | Qt::AlignVCenter, text);
    };
    beside(bar.top() + metrics.ascent() / 2, bar_.top);
    beside(bar.bottom() - metrics.ascent() / 2, bar_.bottom);
    painter.drawText(QRectF(right - 300, bar.bottom() + 4, 300, metrics.height()), Qt::AlignRight,
                     bar_.title);
}

} // namespace pushforward

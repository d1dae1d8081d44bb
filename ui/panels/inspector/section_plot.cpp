// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/inspector/section_plot.h"

#include "ui/draw/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace pushforward {

namespace {

constexpr double most = 6; // beyond it, curves are cut: they would press the rest flat
constexpr double title_height = 15, edge = 4;

} // namespace

SectionPlot::SectionPlot(std::size_t coordinate, QWidget* parent)
    : QWidget(parent), coordinate_(coordinate) {
    setFixedHeight(sizeHint().height());
    setAccessibleName(coordinate == 0 ? tr("What the layer does along its first coordinate")
                                      : tr("What the layer does along its second coordinate"));
}

void SectionPlot::setSections(std::shared_ptr<const LayerSections> sections) {
    sections_ = std::move(sections);
    update();
}

void SectionPlot::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area = QRectF(rect()).adjusted(0, title_height, 0, 0);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.raised);
    painter.drawRoundedRect(area, 6, 6);
    if (!sections_) return;
    const LayerSections& s = *sections_;
    const LayerSections::Curves& curves = s.along[coordinate_];

    double low = -1, high = 1;
    for (const auto* values : {&curves.first, &curves.second, &curves.log_det})
        for (const double v : *values)
            if (std::isfinite(v)) {
                low = std::min(low, std::max(v, -most));
                high = std::max(high, std::min(v, most));
            }
    const double from = s.at.front(), to = s.at.back();
    const QRectF inner = area.adjusted(edge, edge, -edge, -edge);
    const auto across = [&](double v) {
        return inner.left() + inner.width() * (v - from) / (to - from);
    };
    const auto up = [&](double v) {
        return inner.bottom() - inner.height() * (v - low) / (high - low);
    };

    painter.setPen(QPen(theme.line, 1));
    painter.drawLine(QPointF(inner.left(), up(0)), QPointF(inner.right(), up(0)));
    const double here = s.point[static_cast<Index>(coordinate_)];
    if (here >= from && here <= to) {
        painter.setPen(QPen(theme.dimmed, 1, Qt::DashLine));
        painter.drawLine(QPointF(across(here), inner.top()), QPointF(across(here), inner.bottom()));
    }
    painter.setClipRect(inner);
    const auto curve = [&](const std::vector<double>& values, const QColor& colour) {
        QPolygonF line;
        painter.setPen(QPen(colour, 1.6));
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (std::isfinite(values[i]))
                line << QPointF(across(s.at[i]), up(values[i]));
            else if (!line.isEmpty())
                painter.drawPolyline(std::exchange(line, {}));
        }
        painter.drawPolyline(line);
    };
    const auto dot = [&](double value, const QColor& colour) {
        painter.setPen(QPen(theme.raised, 1.2));
        painter.setBrush(colour);
        painter.drawEllipse(QPointF(across(here), up(value)), 3.5, 3.5);
    };
    curve(curves.log_det, theme.floor);
    curve(curves.first, theme.accent);
    curve(curves.second, theme.held_out);
    dot(s.log_det, theme.floor);
    dot(s.image[0], theme.accent);
    dot(s.image[1], theme.held_out);
    painter.setClipping(false);

    painter.setFont(secondary_font());
    const QFontMetricsF metrics(painter.font());
    double left = 0;
    const auto word = [&](const QString& text, const QColor& colour) {
        painter.setPen(colour);
        painter.drawText(QPointF(left, title_height - 4), text);
        left += metrics.horizontalAdvance(text) + 8;
    };
    word(coordinate_ == 0 ? tr("along z₁:") : tr("along z₂:"), theme.dimmed);
    word(QStringLiteral("x₁"), theme.accent);
    word(QStringLiteral("x₂"), theme.held_out);
    word(QStringLiteral("log |det|"), theme.floor);
}

} // namespace pushforward

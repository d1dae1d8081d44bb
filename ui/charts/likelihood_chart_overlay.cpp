// SPDX-License-Identifier: GPL-3.0-or-later
// What the likelihood chart says in words: its key, the floor's number, the values under the
// pointer.
#include "ui/charts/likelihood_chart.h"
#include "ui/draw/theme.h"
#include "ui/draw/ticks.h"

#include <QLineSeries>

#include <algorithm>
#include <array>
#include <cmath>

namespace pushforward {

namespace {

constexpr double line_height = 15, key_line = 16;

// Curves may run below them.
void fill_under_words(QPainter& painter, const QRectF& place, const Theme& theme) {
    QColor ground = theme.panel;
    ground.setAlphaF(0.8F);
    painter.fillRect(place, ground);
}

} // namespace

void LikelihoodChart::drawForeground(QPainter* painter, const QRectF&) {
    painter->save();
    painter->setFont(secondary_font());
    if (floor_) drawFloorLabel(*painter);
    const Theme& theme = Theme::of(palette());
    painter->setRenderHint(QPainter::Antialiasing);
    constexpr double below_key = 3 * line_height + 4;
    draw_leaving(*painter, plot(), train_, theme.accent, below_key);
    draw_leaving(*painter, plot(), held_out_, theme.held_out, below_key + line_height);
    draw_edits(*painter, plot(), train_, edits_, theme.text);
    if (hovered_step_ && !(train_.empty() && held_out_.empty()))
        drawReading(*painter); // names the curves, too
    else
        drawKey(*painter);
    painter->restore();
}

void LikelihoodChart::drawKey(QPainter& painter) const {
    const QRectF area = plotArea();
    const QFontMetricsF metrics(painter.font());
    const std::array<std::pair<const QLineSeries*, QString>, 3> entries{
        {{train_series_, tr("training")},
         {held_out_series_, words_.held_out_curve},
         {ghost_series_, tr("last run")}}};
    double top = area.top() + 2;
    for (const auto& [series, name] : entries) {
        if (series->count() == 0) continue;
        const double text = metrics.horizontalAdvance(name);
        const double middle = top + line_height / 2;
        const double left = area.right() - text - key_line - 6;
        fill_under_words(painter, {left - 2, top, key_line + 6 + text + 3, line_height},
                         Theme::of(palette()));
        painter.setPen(series->pen());
        painter.drawLine(QPointF(left, middle), QPointF(left + key_line, middle));
        painter.setPen(Theme::of(palette()).dimmed);
        painter.drawText(QRectF(left + key_line + 6, top, text + 1, line_height),
                         Qt::AlignLeft | Qt::AlignVCenter, name);
        top += line_height;
    }
}

void LikelihoodChart::drawFloorLabel(QPainter& painter) const {
    const QRectF area = plotArea();
    const double y = place(0, *floor_).y();
    if (y < area.top() || y > area.bottom()) return;
    const QString text = tr("floor %1").arg(short_number(*floor_));
    // Under its line when there is room: the curves stay above.
    const bool below = area.bottom() - y > line_height;
    const double width = painter.fontMetrics().horizontalAdvance(text) + 4;
    const QRectF label(area.right() - width, below ? y + 1 : y - line_height - 1, width,
                       line_height);
    const Theme& theme = Theme::of(palette());
    fill_under_words(painter, label, theme);
    painter.setPen(theme.floor);
    painter.drawText(label, Qt::AlignRight | Qt::AlignVCenter, text);
}

void LikelihoodChart::drawReading(QPainter& painter) const {
    const CurvePoint* const train = nearest(train_, *hovered_step_);
    const CurvePoint* const held_out = nearest(held_out_, *hovered_step_);
    if (!train && !held_out) return;
    const Theme& theme = Theme::of(palette());
    const QRectF area = plotArea();
    const double step = train ? train->x : held_out->x;

    struct Line {
        QString text;
        QColor colour;
    };
    std::vector<Line> lines{{tr("step %1").arg(grouped(std::llround(step))), theme.text}};
    if (train) lines.push_back({tr("training %1").arg(short_number(train->y)), theme.accent});
    if (held_out && held_out->x == step) {
        lines.push_back(
            {tr("%1 %2").arg(words_.held_out_curve, short_number(held_out->y)), theme.held_out});
    } else if (held_out) {
        lines.push_back({tr("%1 %2 at step %3")
                             .arg(words_.held_out_curve, short_number(held_out->y),
                                  grouped(std::llround(held_out->x))),
                         theme.held_out});
    }

    for (const QString& edit : edits_near(plot(), edits_, *hovered_step_))
        lines.push_back({edit, theme.dimmed});

    const double x = place(step, 0).x();
    painter.setPen(QPen(theme.dimmed, 1));
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    for (const auto& [point, colour] :
         {std::pair{train, theme.accent}, std::pair{held_out, theme.held_out}}) {
        if (!point) continue;
        const QPointF middle = place(point->x, point->y);
        if (!area.contains(middle)) continue;
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawEllipse(middle, 3, 3);
    }

    const QFontMetricsF metrics(painter.font());
    double width = 0;
    for (const Line& line : lines) width = std::max(width, metrics.horizontalAdvance(line.text));
    QRectF box(x + 8, area.top() + 4, width + 16,
               static_cast<double>(lines.size()) * line_height + 10);
    if (box.right() > this->width() - 2) box.moveRight(x - 8);
    box.moveLeft(std::max(2.0, box.left()));
    painter.setPen(QPen(theme.line, 1));
    painter.setBrush(theme.raised);
    painter.drawRoundedRect(box, 6, 6);
    double top = box.top() + 5;
    for (const Line& line : lines) {
        painter.setPen(line.colour);
        painter.drawText(QRectF(box.left() + 8, top, width + 1, line_height),
                         Qt::AlignLeft | Qt::AlignVCenter, line.text);
        top += line_height;
    }
}

} // namespace pushforward

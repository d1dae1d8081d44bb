// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_marks.h"

#include "ui/draw/ticks.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace pushforward {

namespace {

constexpr double mark_side = 4; // of a mark, pixels

} // namespace

QPointF CurvePlot::place(double step, double value) const {
    return {area.left() + step / last_step * area.width(),
            area.bottom() - (value - range.low) / range.span() * area.height()};
}

void draw_leaving(QPainter& painter, const CurvePlot& plot, const std::vector<CurvePoint>& curve,
                  const QColor& colour, double number_below) {
    const auto is_above = [&](const CurvePoint& p) { return p.y > plot.range.high; };
    double above = -mark_side, below = -mark_side; // where the mark before stands
    painter.setBrush(colour);
    for (const CurvePoint& point : curve) {
        if (!is_above(point) && !(point.y < plot.range.low)) continue;
        const double x = plot.place(point.x, plot.range.low).x();
        double& before = is_above(point) ? above : below;
        if (x - before < 2 * mark_side) continue;
        before = x;
        const double edge = is_above(point) ? plot.area.top() : plot.area.bottom();
        const double base = is_above(point) ? edge + 1.5 * mark_side : edge - 1.5 * mark_side;
        painter.setPen(Qt::NoPen);
        painter.drawPolygon(QPolygonF{QPointF(x, edge), QPointF(x - mark_side, base),
                                      QPointF(x + mark_side, base)});
    }
    if (curve.empty() || !is_above(curve.back())) return;
    const QString text = short_number(curve.back().y);
    const QFontMetricsF metrics(painter.font());
    const double width = metrics.horizontalAdvance(text) + 1;
    const double mark = plot.place(curve.back().x, plot.range.low).x();
    const double left = std::max(plot.area.left(), mark - 2 * mark_side - width);
    painter.setPen(colour);
    painter.drawText(QRectF(left, plot.area.top() + number_below, width, metrics.height()),
                     Qt::AlignLeft, text);
}

void draw_edits(QPainter& painter, const CurvePlot& plot, const std::vector<CurvePoint>& curve,
                const std::vector<EditMark>& edits, const QColor& colour) {
    painter.setBrush(colour);
    painter.setPen(Qt::NoPen);
    double before = -2 * mark_side;
    for (const EditMark& edit : edits) {
        const CurvePoint* const on = nearest(curve, static_cast<double>(edit.step));
        if (!on) return;
        const double value = std::clamp(on->y, plot.range.low, plot.range.high);
        const QPointF at = plot.place(static_cast<double>(edit.step), value);
        if (at.x() - before < mark_side) continue;
        before = at.x();
        painter.drawPolygon(QPolygonF{at - QPointF(0, mark_side), at + QPointF(mark_side, 0),
                                      at + QPointF(0, mark_side), at - QPointF(mark_side, 0)});
    }
}

QStringList edits_near(const CurvePlot& plot, const std::vector<EditMark>& edits, double step) {
    constexpr qsizetype most = 3;
    QStringList words;
    for (const EditMark& edit : edits) {
        const double away =
            plot.place(static_cast<double>(edit.step), 0).x() - plot.place(step, 0).x();
        if (std::abs(away) <= 2 * mark_side && !words.contains(edit.what)) words << edit.what;
    }
    if (words.size() <= most) return words;
    const QString more = QCoreApplication::translate("LikelihoodChart", "and %1 more edits")
                             .arg(words.size() - most + 1);
    return words.mid(0, most - 1) << more;
}

const CurvePoint* nearest(const std::vector<CurvePoint>& curve, double step) {
    if (curve.empty()) return nullptr;
    auto after = std::lower_bound(curve.begin(), curve.end(), step,
                                  [](const CurvePoint& p, double x) { return p.x < x; });
    if (after == curve.end()) return &curve.back();
    if (after != curve.begin() && step - (after - 1)->x < after->x - step) --after;
    return &*after;
}

} // namespace pushforward

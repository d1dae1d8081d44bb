// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/clip.h"
#include "ui/draw/figure_page.h"
#include "ui/draw/nll_range.h"
#include "ui/draw/ticks.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace pushforward {

namespace {

constexpr double left_room = 48, bottom_room = 30;

QString tr(const char* text) { return QCoreApplication::translate("Figure", text); }

QPen dashed(const QColor& colour, double width, const QList<qreal>& dashes) {
    QPen pen(colour, width);
    if (!dashes.isEmpty()) pen.setDashPattern(dashes);
    return pen;
}

void draw_curve(const FigurePage& page, const PlotFrame& frame,
                const std::vector<CurvePoint>& curve, const QPen& pen) {
    QPolygonF places;
    for (const CurvePoint& point : decimate(curve, 4000))
        if (std::isfinite(point.x + point.y)) places << frame.place(point.x, point.y);
    page.painter.setPen(pen);
    page.painter.setBrush(Qt::NoBrush);
    for (const QPolygonF& piece : clipped(places, frame.area)) page.painter.drawPolyline(piece);
}

} // namespace

void draw_content(const FigurePage& page, const CurvesFigure& figure, DensityScale) {
    double last = 0;
    for (const auto* curve : {&figure.train, &figure.held_out})
        if (!curve->empty()) last = std::max(last, curve->back().x);
    const Range range = settled_range(
        {}, interesting_range(figure.train, figure.held_out, figure.floor).value_or(Range{}), 0.12);
    const PlotFrame frame{page.rect.adjusted(left_room, 4, -12, -bottom_room),
                          {0, round_end(last), range.low, range.high}};
    draw_axes(page, frame, tr("step"), figure.words.axis, 48, 26, true);

    const Theme& theme = page.theme;
    const QPen train = dashed(theme.accent, 1, {}),
               held_out = dashed(theme.held_out, 1.1, {5, 2.5}),
               floor = dashed(theme.floor, 1, {1.5, 2.5});
    if (figure.floor) {
        draw_curve(page, frame, {{0, *figure.floor}, {frame.view.right, *figure.floor}}, floor);
        const double y = frame.place(0, *figure.floor).y();
        page.text({frame.area.left(), y + 1, frame.area.width() - 6, 12},
                  Qt::AlignRight | Qt::AlignVCenter,
                  tr("floor %1").arg(short_number(*figure.floor)), 8, theme.floor);
    }
    draw_curve(page, frame, figure.train, train);
    draw_curve(page, frame, figure.held_out, held_out);

    double top = frame.area.top() + 6;
    const auto entry = [&](const std::vector<CurvePoint>& curve, const QPen& pen,
                           const QString& name) {
        if (curve.empty()) return;
        const QString words = QStringLiteral("%1 %2").arg(name, short_number(curve.back().y));
        const double width = page.text_width(words, 8);
        const QRectF row(frame.area.right() - 8 - width, top, width, 12);
        page.painter.setPen(pen);
        page.painter.drawLine(QPointF(row.left() - 26, row.center().y()),
                              QPointF(row.left() - 5, row.center().y()));
        page.text(row, Qt::AlignLeft | Qt::AlignVCenter, words, 8, theme.text);
        top += 12;
    };
    entry(figure.train, train, tr("training"));
    entry(figure.held_out, held_out, figure.words.held_out_curve);
}

} // namespace pushforward

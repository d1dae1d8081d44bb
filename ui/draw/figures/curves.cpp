// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/figures/curves.h"

#include "core/math/error.h"
#include "ui/draw/clip.h"
#include "ui/draw/figure_page.h"
#include "ui/draw/figures/registry.h"
#include "ui/draw/nll_range.h"
#include "ui/draw/ticks.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace pushforward {

namespace {

constexpr double curves_left = 48, curves_bottom = 30;

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

std::shared_ptr<const FigureContent> make_curves(const FigureSource& source,
                                                 const std::vector<ChosenDrawing>&) {
    if (source.history.empty()) throw Error("There are no curves yet: train for some steps first.");
    auto figure = std::make_shared<CurvesFigure>();
    for (const MetricPoint& point : source.history) {
        const auto step = static_cast<double>(point.step);
        figure->train.push_back({step, point.train_loss});
        if (point.held_out_loss) figure->held_out.push_back({step, *point.held_out_loss});
    }
    figure->floor = source.moment.data->floor;
    figure->words = source.words;
    return figure;
}

} // namespace

FigureKind curves_figure() {
    FigureKind kind;
    kind.key = "curves";
    kind.title = "Likelihood curves";
    kind.summary = "The loss and the held-out loss by step, with the floor where it is known.";
    kind.make = make_curves;
    return kind;
}

void CurvesFigure::draw(const FigurePage& page) const {
    double last = 0;
    for (const auto* curve : {&train, &held_out})
        if (!curve->empty()) last = std::max(last, curve->back().x);
    const Range range =
        settled_range({}, interesting_range(train, held_out, floor).value_or(Range{}), 0.12);
    const PlotFrame frame{page.rect.adjusted(curves_left, 4, -12, -curves_bottom),
                          {0, round_end(last), range.low, range.high}};
    draw_axes(page, frame, tr("step"), words.axis, 48, 26, true);

    const Theme& theme = page.theme;
    const QPen train_pen = dashed(theme.accent, 1, {}),
               held_out_pen = dashed(theme.held_out, 1.1, {5, 2.5}),
               floor_pen = dashed(theme.floor, 1, {1.5, 2.5});
    if (floor) {
        draw_curve(page, frame, {{0, *floor}, {frame.view.right, *floor}}, floor_pen);
        const double y = frame.place(0, *floor).y();
        page.text({frame.area.left(), y + 1, frame.area.width() - 6, 12},
                  Qt::AlignRight | Qt::AlignVCenter, tr("floor %1").arg(short_number(*floor)), 8,
                  theme.floor);
    }
    draw_curve(page, frame, train, train_pen);
    draw_curve(page, frame, held_out, held_out_pen);

    double top = frame.area.top() + 6;
    const auto entry = [&](const std::vector<CurvePoint>& curve, const QPen& pen,
                           const QString& name) {
        if (curve.empty()) return;
        const QString text = QStringLiteral("%1 %2").arg(name, short_number(curve.back().y));
        const double width = page.text_width(text, 8);
        const QRectF row(frame.area.right() - 8 - width, top, width, 12);
        page.painter.setPen(pen);
        page.painter.drawLine(QPointF(row.left() - 26, row.center().y()),
                              QPointF(row.left() - 5, row.center().y()));
        page.text(row, Qt::AlignLeft | Qt::AlignVCenter, text, 8, theme.text);
        top += 12;
    };
    entry(train, train_pen, tr("training"));
    entry(held_out, held_out_pen, words.held_out_curve);
}

} // namespace pushforward

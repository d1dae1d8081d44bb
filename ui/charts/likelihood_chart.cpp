// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/likelihood_chart.h"

#include "ui/charts/chart_style.h"
#include "ui/draw/nll_range.h"
#include "ui/draw/ticks.h"

#include <QChart>
#include <QEvent>
#include <QLineSeries>
#include <QMouseEvent>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace pushforward {

namespace {

// Fixed room around the plot area, so that it does not move when the numbers get longer.
constexpr double left_room = 56, bottom_room = 38, top_room = 8, right_room = 10;
constexpr std::size_t most_points = 2000;

QValueAxis* add_axis(QChart& chart, Qt::Alignment side, const QString& title) {
    auto* const axis = new QValueAxis;
    axis->setTickType(QValueAxis::TicksDynamic);
    axis->setTitleText(title);
    chart.addAxis(axis, side);
    return axis;
}

QLineSeries* add_series(QChart& chart, QValueAxis* horizontal, QValueAxis* vertical) {
    auto* const series = new QLineSeries;
    chart.addSeries(series);
    series->attachAxis(horizontal);
    series->attachAxis(vertical);
    return series;
}

std::vector<CurvePoint> finite(std::vector<CurvePoint> curve) {
    std::erase_if(curve, [](const CurvePoint& p) { return !std::isfinite(p.x + p.y); });
    return curve;
}

/// Points for a series, as the axes count: few, and none so far outside the range that the
/// painter's numbers overflow.
QList<QPointF> drawn(const std::vector<CurvePoint>& curve, const Range& range, double step_power,
                     double nll_power) {
    QList<QPointF> points;
    for (const CurvePoint& p : decimate(curve, most_points)) {
        const double far = 20 * range.span();
        points << QPointF(p.x / step_power,
                          std::clamp(p.y, range.low - far, range.high + far) / nll_power);
    }
    return points;
}

} // namespace

LikelihoodChart::LikelihoodChart(QWidget* parent) : QChartView(parent) {
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setViewportUpdateMode(FullViewportUpdate);
    setMouseTracking(true);

    chart()->legend()->hide();
    step_axis_ = add_axis(*chart(), Qt::AlignBottom, tr("step"));
    nll_axis_ = add_axis(*chart(), Qt::AlignLeft, {});
    step_axis_->setGridLineVisible(false);
    ghost_series_ = add_series(*chart(), step_axis_, nll_axis_);
    floor_series_ = add_series(*chart(), step_axis_, nll_axis_);
    train_series_ = add_series(*chart(), step_axis_, nll_axis_);
    held_out_series_ = add_series(*chart(), step_axis_, nll_axis_);
    applyStyle();
    clear();
    setWords(loss_words("NLL", false));
}

void LikelihoodChart::setWords(const LossWords& words) {
    words_ = words;
    setAccessibleName(tr("%1: %2 by step").arg(words.curves, words.axis));
    refresh();
}

void LikelihoodChart::setCurves(std::vector<CurvePoint> train, std::vector<CurvePoint> held_out) {
    train_ = finite(std::move(train));
    held_out_ = finite(std::move(held_out));
    refresh();
}

void LikelihoodChart::setEdits(std::vector<EditMark> edits) {
    edits_ = std::move(edits);
    viewport()->update();
}

void LikelihoodChart::setGhost(std::vector<CurvePoint> train) {
    ghost_ = finite(std::move(train));
    refresh();
}

void LikelihoodChart::setFloor(std::optional<double> nll) {
    if (nll && !std::isfinite(*nll)) nll.reset();
    if (nll == floor_) return;
    floor_ = nll;
    refresh();
}

void LikelihoodChart::clear() {
    train_.clear();
    held_out_.clear();
    edits_.clear();
    nll_range_.reset();
    last_step_ = 0;
    refresh();
}

void LikelihoodChart::refresh() {
    updateRanges();
    const Range range = nll_range_.value_or(Range{});
    const auto show = [&](QLineSeries* series, const std::vector<CurvePoint>& curve) {
        series->replace(drawn(curve, range, step_power_, nll_power_));
    };
    show(ghost_series_, ghost_);
    show(train_series_, train_);
    show(held_out_series_, held_out_);
    show(floor_series_, floor_ ? std::vector<CurvePoint>{{0, *floor_}, {last_step_, *floor_}}
                               : std::vector<CurvePoint>{});
    const auto last = [](const std::vector<CurvePoint>& curve) {
        return curve.empty() ? tr("none yet") : short_number(curve.back().y);
    };
    setAccessibleDescription(tr("%1: training %2, %3 %4, floor %5")
                                 .arg(words_.axis, last(train_), words_.held_out_curve,
                                      last(held_out_),
                                      floor_ ? short_number(*floor_) : tr("not known")));
    viewport()->update();
}

void LikelihoodChart::updateRanges() {
    const QRectF area = plotArea();
    double last = 0;
    for (const auto* curve : {&train_, &held_out_})
        if (!curve->empty()) last = std::max(last, curve->back().x);
    if (last > last_step_ || last_step_ == 0) last_step_ = round_end(last);
    if (const auto wanted = interesting_range(train_, held_out_, floor_))
        nll_range_ = settled_range(nll_range_, *wanted,
                                   floor_ ? std::clamp(20 / area.height(), 0.08, 0.3) : 0.08);

    step_power_ =
        setAxis(*step_axis_, tr("step"), 0, last_step_, tick_step(last_step_, area.width(), 52), 9);
    const Range range = nll_range_.value_or(Range{});
    const double step = tick_step(range.span(), area.height(), 28);
    constexpr int most_digits = 4; // more would lie over the title
    // With a power of ten there is no room for the unit, in a low chart for half of it.
    QString title = words_.short_axis;
    if (tick_exponent(range.low, range.high, step, most_digits) != 0)
        title = title.section(u',', 0, 0);
    else if (QFontMetricsF(secondary_font()).horizontalAdvance(title) > area.height())
        title = title.section(u' ', 0, 1);
    writeNumbers(*chart(), range.low < 0);
    nll_power_ = setAxis(*nll_axis_, title, range.low, range.high, step, most_digits);
}

QRectF LikelihoodChart::plotArea() const {
    return {left_room, top_room, std::max(1.0, width() - left_room - right_room),
            std::max(1.0, height() - top_room - bottom_room)};
}

void LikelihoodChart::resizeEvent(QResizeEvent* event) {
    QChartView::resizeEvent(event);
    chart()->setPlotArea(plotArea());
    refresh();
}

void LikelihoodChart::changeEvent(QEvent* event) {
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) applyStyle();
}

void LikelihoodChart::applyStyle() {
    const Theme& theme = Theme::of(palette());
    applyChartStyle(*chart(), theme);
    setBackgroundBrush(Qt::NoBrush);
    viewport()->setAutoFillBackground(false);
    const auto pen = [](const QColor& colour, qreal width, const QList<qreal>& dashes) {
        QPen line(colour, width);
        if (!dashes.isEmpty()) line.setDashPattern(dashes);
        return line;
    };
    QColor faint = theme.dimmed;
    faint.setAlphaF(0.5F);
    ghost_series_->setPen(pen(faint, 1, {}));
    train_series_->setPen(pen(theme.accent, 1.3, {}));
    held_out_series_->setPen(pen(theme.held_out, 1.7, {5, 2.5}));
    floor_series_->setPen(pen(theme.floor, 1.4, {1.5, 2.5}));
}

void LikelihoodChart::mouseMoveEvent(QMouseEvent* event) {
    const QRectF area = plotArea();
    hovered_step_.reset();
    if (area.contains(event->position()))
        hovered_step_ = (event->position().x() - area.left()) / area.width() * last_step_;
    viewport()->update();
}

void LikelihoodChart::leaveEvent(QEvent*) {
    hovered_step_.reset();
    viewport()->update();
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/stage_view.h"

#include "ui/charts/chart_style.h"
#include "ui/draw/position_words.h"
#include "ui/draw/ticks.h"
#include "ui/stage/plane_item.h"
#include "ui/stage/stage_legend.h"

#include <QChart>
#include <QEvent>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace pushforward {

namespace {

constexpr int busy_ms = 60; // between turns of the arc

// Fixed room around the plot area, so that it does not move when the numbers get longer.
constexpr double left_room = 66, bottom_room = 46, top_room = 14, right_room = 16;

// Above the chart's background (0) and below its axes (2, 3); above all of them.
constexpr double plane_z = 0.5, legend_z = 4.5;

QValueAxis* add_axis(QChart& chart, Qt::Alignment side) {
    auto* const axis = new QValueAxis;
    axis->setTickType(QValueAxis::TicksDynamic);
    axis->setGridLineVisible(false);
    chart.addAxis(axis, side);
    return axis;
}

/// The number at an end of a colour bar.
QString end_text(double value) {
    return value == std::round(value) ? grouped(static_cast<qint64>(value)) : short_number(value);
}

/// Chips for what has a name: where a drawing has many, some of them and how many more.
void add_chips(std::vector<StageLegend::Chip>& chips, const std::vector<Legend::Entry>& entries) {
    constexpr std::size_t most = 10;
    constexpr int longest = 160; // pixels
    const QFontMetrics metrics(body_font());
    for (std::size_t i = 0; i < std::min(entries.size(), most); ++i)
        chips.push_back({entries[i].colour,
                         metrics.elidedText(entries[i].name, Qt::ElideRight, longest),
                         entries[i].halo});
    if (entries.size() > most)
        chips.push_back({QColor(), StageView::tr("%1 more").arg(entries.size() - most)});
}

} // namespace

StageView::StageView(QWidget* parent) : QChartView(parent) {
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setViewportUpdateMode(FullViewportUpdate);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Stage: density, data or target, and samples in the plane"));

    chart()->legend()->hide();
    writeNumbers(*chart(), true);
    horizontal_ = add_axis(*chart(), Qt::AlignBottom);
    vertical_ = add_axis(*chart(), Qt::AlignLeft);
    plane_ = new PlaneItem(chart(), drawings_);
    plane_->setZValue(plane_z);
    legend_ = new StageLegend(chart());
    legend_->setZValue(legend_z);
    connect(&drawings_, &StageDrawings::changed, this, [this] {
        plane_->changed();
        updateLegend();
    });
    connect(&busy_timer_, &QTimer::timeout, this, [this] { legend_->update(); });
    applyStyle();
    layOut();
}

// The item shows the drawings, so it goes before them.
StageView::~StageView() { delete plane_; }

void StageView::setColourMap(std::optional<ColourMapKind> kind) {
    map_ = kind;
    applyStyle();
}

void StageView::setAxisTitles(const QString& first, const QString& second) {
    first_title_ = first;
    second_title_ = second;
    layOut();
}

void StageView::setKeyVisible(bool visible) {
    key_is_visible_ = visible;
    updateLegend();
}

void StageView::setCaption(const QString& caption) {
    if (caption == caption_) return;
    caption_ = caption;
    updateLegend();
}

QRectF StageView::plotArea() const {
    return {left_room, top_room, std::max(1.0, width() - left_room - right_room),
            std::max(1.0, height() - top_room - bottom_room)};
}

Eigen::Array2d StageView::pixel() const {
    const QRectF area = plotArea();
    return {view_.width() / area.width(), view_.height() / area.height()};
}

QPointF StageView::toPlane(QPointF widget) const {
    const QRectF area = plotArea();
    return {view_.left + (widget.x() - area.left()) / area.width() * view_.width(),
            view_.top - (widget.y() - area.top()) / area.height() * view_.height()};
}

QPointF StageView::fromPlane(QPointF plane) const {
    const QRectF area = plotArea();
    return {area.left() + (plane.x() - view_.left) / view_.width() * area.width(),
            area.top() + (view_.top - plane.y()) / view_.height() * area.height()};
}

void StageView::layOut() {
    const QRectF area = plotArea();
    const View before = view_;
    const bool one_scale = !unlike_axes_;
    view_ = one_scale ? with_equal_scales(wanted_, area.width(), area.height()) : wanted_;
    chart()->setPlotArea(area);
    constexpr int most_digits = 8, most_beside = 5; // more would lie over the title
    const double step = tick_step(view_.width(), area.width(), 72);
    setAxis(*horizontal_, first_title_, view_.left, view_.right, step, most_digits);
    setAxis(*vertical_, second_title_, view_.bottom, view_.top,
            one_scale ? step : tick_step(view_.height(), area.height(), 72), most_beside);
    plane_->setPlane(area, view_);
    legend_->setArea(area);
    if (!(view_ == before)) Q_EMIT viewChanged(view_);
}

void StageView::resizeEvent(QResizeEvent* event) {
    QChartView::resizeEvent(event);
    layOut();
}

void StageView::changeEvent(QEvent* event) {
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) applyStyle();
}

void StageView::applyStyle() {
    const Theme& theme = Theme::of(palette());
    applyChartStyle(*chart(), theme);
    setBackgroundBrush(theme.window);
    drawings_.setLook(Look::over_map(colour_map(map_.value_or(theme.density))));
    plane_->changed();
    updateLegend();
}

void StageView::updateLegend() {
    std::vector<StageLegend::Chip> chips;
    StageLegend::Bar bar;
    for (const Legend& legend : drawings_.legends()) {
        add_chips(chips, legend.entries);
        if (key_is_visible_ && legend.bar)
            bar = {legend.bar->map, end_text(legend.bar->maximum), end_text(legend.bar->minimum),
                   legend.bar->title};
    }
    if (!caption_.isEmpty()) chips.push_back({QColor(), caption_});
    const StageDrawings::Lag& lag = drawings_.lag();
    if (lag.awaits) {
        chips.push_back({QColor(), tr("drawing …"), {}, true});
    } else if (lag.late) {
        const QString place = position_words(*lag.late);
        const QString step = tr("picture of step %1").arg(grouped(lag.late->snapshot->step));
        chips.push_back({QColor(), place == caption_ ? step : step + QStringLiteral(", ") + place});
    }
    if (lag.awaits != busy_timer_.isActive())
        lag.awaits ? busy_timer_.start(busy_ms) : busy_timer_.stop();
    legend_->setContent(std::move(chips), std::move(bar), *drawings_.look().over);
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/stage_view.h"

#include "ui/plots/chart_style.h"
#include "ui/plots/cloud_item.h"
#include "ui/plots/contour_item.h"
#include "ui/plots/density_item.h"
#include "ui/plots/stage_legend.h"
#include "ui/render/ticks.h"

#include <QChart>
#include <QEvent>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace pushforward {

namespace {

// Fixed room around the plot area, so that it does not move when the numbers get longer.
constexpr double left_room = 66, bottom_room = 46, top_room = 14, right_room = 16;

// Above the chart's background and below its axes (2, 3) come the layers, in this order.
constexpr double density_z = 0.5, contour_z = 0.6, data_z = 0.7, sample_z = 0.8, legend_z = 4.5;

QValueAxis* add_axis(QChart& chart, Qt::Alignment side) {
    auto* const axis = new QValueAxis;
    axis->setTickType(QValueAxis::TicksDynamic);
    axis->setGridLineVisible(false);
    chart.addAxis(axis, side);
    return axis;
}

void set_axis(QValueAxis& axis, double low, double high, double step) {
    axis.setLabelFormat(tick_format(low, high, step));
    // A millionth of a step, so that rounding cannot turn the zero into "-0.0".
    axis.setTickAnchor(1e-6 * step);
    // The coarser step first: a fine one over a wide range would make thousands of labels.
    if (step > axis.tickInterval()) axis.setTickInterval(step);
    axis.setRange(low, high);
    axis.setTickInterval(step);
}

} // namespace

StageView::StageView(QWidget* parent) : QChartView(parent) {
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setViewportUpdateMode(FullViewportUpdate);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Stage: density, data and samples in the plane"));

    chart()->legend()->hide();
    horizontal_ = add_axis(*chart(), Qt::AlignBottom);
    vertical_ = add_axis(*chart(), Qt::AlignLeft);
    density_item_ = new DensityItem(chart());
    contour_item_ = new ContourItem(chart());
    data_item_ = new CloudItem(chart());
    sample_item_ = new CloudItem(chart());
    legend_ = new StageLegend(chart());
    density_item_->setZValue(density_z);
    contour_item_->setZValue(contour_z);
    data_item_->setZValue(data_z);
    sample_item_->setZValue(sample_z);
    legend_->setZValue(legend_z);
    applyStyle();
    layOut();
}

void StageView::setDensity(std::shared_ptr<const DensityGrid> density) {
    density_item_->setDensity(std::move(density));
    updateLegend();
}

void StageView::setContours(std::vector<Polyline> contours) {
    contour_item_->setLines(std::move(contours));
}

void StageView::setData(Points points) {
    data_item_->setPoints(std::move(points));
    updateLegend();
}

void StageView::setSamples(Points points) {
    const bool were_there = sample_item_->points().cols() > 0;
    sample_item_->setPoints(std::move(points));
    if (were_there != (sample_item_->points().cols() > 0)) updateLegend();
}

void StageView::setLayerVisible(StageLayer layer, bool visible) {
    switch (layer) {
    case StageLayer::density:
        density_item_->setShown(visible);
        break;
    case StageLayer::contours:
        contour_item_->setVisible(visible);
        break;
    case StageLayer::data:
        data_item_->setVisible(visible);
        break;
    case StageLayer::samples:
        sample_item_->setVisible(visible);
        break;
    }
    updateLegend();
}

bool StageView::isLayerVisible(StageLayer layer) const {
    // Not isVisible(), which also asks whether the chart is.
    switch (layer) {
    case StageLayer::density:
        return density_item_->isShown();
    case StageLayer::contours:
        return contour_item_->isVisibleTo(chart());
    case StageLayer::data:
        return data_item_->isVisibleTo(chart());
    case StageLayer::samples:
        return sample_item_->isVisibleTo(chart());
    }
    return false;
}

void StageView::setColourMap(std::optional<ColourMapKind> kind) {
    map_ = kind;
    applyStyle();
}

void StageView::setDensityScale(DensityScale scale) {
    density_item_->setLook(density_item_->map(), scale);
    updateLegend();
}

void StageView::setAxisTitles(const QString& first, const QString& second) {
    horizontal_->setTitleText(first);
    vertical_->setTitleText(second);
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

QSize StageView::densitySize() const {
    const QSizeF area = plotArea().size();
    const double cells = 256 / std::max(area.width(), area.height());
    return {std::max(2, qRound(area.width() * cells)), std::max(2, qRound(area.height() * cells))};
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
    view_ = with_equal_scales(wanted_, area.width(), area.height());
    chart()->setPlotArea(area);
    // One step for both axes, since they have one scale.
    const double step = tick_step(view_.width(), area.width(), 72);
    set_axis(*horizontal_, view_.left, view_.right, step);
    set_axis(*vertical_, view_.bottom, view_.top, step);
    for (PlaneItem* item :
         std::initializer_list<PlaneItem*>{density_item_, contour_item_, data_item_, sample_item_})
        item->setPlane(area, view_);
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
    const ColourMap& map = colour_map(map_.value_or(theme.density));
    // Dots and lines must be seen on the map, whatever the window's theme.
    const Theme& over_map = lightness(map.zero()) < 50 ? Theme::dark() : Theme::light();
    density_item_->setLook(map, density_item_->scale());
    contour_item_->setColour(over_map.contours);
    data_item_->setColour(over_map.data);
    sample_item_->setColour(over_map.samples);
    updateLegend();
}

void StageView::updateLegend() {
    std::vector<StageLegend::Chip> chips;
    const auto add = [&](StageLayer layer, const CloudItem& item, const QString& text) {
        if (isLayerVisible(layer) && item.points().cols() > 0)
            chips.push_back({item.colour(), text});
    };
    add(StageLayer::data, *data_item_, tr("data"));
    add(StageLayer::samples, *sample_item_, tr("samples"));
    if (!caption_.isEmpty()) chips.push_back({QColor(), caption_});

    StageLegend::Bar bar;
    const DensityGrid* const density = density_item_->density();
    if (density && isLayerVisible(StageLayer::density) && density->maximum > 0)
        bar = {&density_item_->map(), short_number(density->maximum), QStringLiteral("0"),
               scale_name(density_item_->scale())};
    const bool dark = lightness(density_item_->map().zero()) < 50;
    legend_->setContent(std::move(chips), std::move(bar), dark ? Theme::dark() : Theme::light());
}

} // namespace pushforward

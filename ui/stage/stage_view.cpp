// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/stage_view.h"

#include "ui/charts/chart_style.h"
#include "ui/draw/ticks.h"
#include "ui/stage/plane_item.h"
#include "ui/stage/plane_layers.h"
#include "ui/stage/stage_legend.h"

#include <QChart>
#include <QEvent>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace pushforward {

namespace {

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

} // namespace

StageView::StageView(QWidget* parent)
    : QChartView(parent),
      density_(std::make_unique<DensityLayer>()),
      contours_(std::make_unique<ContourLayer>()),
      target_(std::make_unique<ContourLayer>(1.6)),
      data_(std::make_unique<DataLayer>()),
      samples_(std::make_unique<CloudLayer>()) {
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setViewportUpdateMode(FullViewportUpdate);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Stage: density, data or target, and samples in the plane"));

    chart()->legend()->hide();
    horizontal_ = add_axis(*chart(), Qt::AlignBottom);
    vertical_ = add_axis(*chart(), Qt::AlignLeft);
    plane_ = new PlaneItem(
        chart(), {density_.get(), contours_.get(), data_.get(), samples_.get(), target_.get()});
    plane_->setZValue(plane_z);
    legend_ = new StageLegend(chart());
    legend_->setZValue(legend_z);
    applyStyle();
    layOut();
}

// The item draws the layers, so it goes before them.
StageView::~StageView() { delete plane_; }

void StageView::setDensity(std::shared_ptr<const DensityGrid> density) {
    density_->setDensity(std::move(density));
    plane_->changed();
    updateLegend();
}

void StageView::setContours(std::vector<Polyline> contours) {
    contours_->setLines(std::move(contours));
    plane_->changed();
}

void StageView::setData(const Points& points, const Categories& categories) {
    constexpr Index most = 500'000;
    data_->setClouds(class_clouds(points, categories, most));
    plane_->changed();
    updateLegend();
}

void StageView::setPainting(const Painting& painting) {
    const bool had_classes = data_->hasClasses(), were_there = data_->count() > 0;
    data_->setPainting(painting);
    plane_->changed();
    if (had_classes || were_there != (data_->count() > 0)) updateLegend();
}

void StageView::setTarget(std::vector<Polyline> contours) {
    target_->setLines(std::move(contours));
    plane_->changed();
    updateLegend();
}

Index StageView::dataCount() const { return data_->count(); }

const std::vector<Polyline>& StageView::target() const { return target_->lines(); }

void StageView::setSamples(Points points) {
    const bool were_there = samples_->count() > 0;
    samples_->setPoints(std::move(points));
    plane_->changed();
    if (were_there != (samples_->count() > 0)) updateLegend();
}

PlaneLayer& StageView::layer(StageLayer layer) const {
    switch (layer) {
    case StageLayer::density:
        return *density_;
    case StageLayer::contours:
        return *contours_;
    case StageLayer::data:
        return *data_;
    case StageLayer::samples:
        break;
    }
    return *samples_;
}

void StageView::setLayerVisible(StageLayer which, bool visible) {
    layer(which).shown = visible;
    if (which == StageLayer::data) target_->shown = visible;
    plane_->changed();
    updateLegend();
}

bool StageView::isLayerVisible(StageLayer which) const { return layer(which).shown; }

void StageView::setColourMap(std::optional<ColourMapKind> kind) {
    map_ = kind;
    applyStyle();
}

void StageView::setDensityScale(DensityScale scale) {
    density_->setLook(density_->map(), scale);
    plane_->changed();
    updateLegend();
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

const DensityGrid* StageView::density() const { return density_->density(); }

QSize StageView::densitySize() const {
    const QSizeF area = plotArea().size();
    const double cells = 256 / std::sqrt(area.width() * area.height());
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
    const ColourMap& map = colour_map(map_.value_or(theme.density));
    const Theme& over_map = Theme::over(map);
    density_->setLook(map, density_->scale());
    contours_->setColour(over_map.contours);
    data_->setTheme(over_map);
    target_->setColour(over_map.floor);
    samples_->colour = over_map.samples;
    plane_->changed();
    updateLegend();
}

void StageView::addDataChips(std::vector<StageLegend::Chip>& chips) const {
    constexpr std::size_t most = 10;
    constexpr int longest = 160; // pixels
    const std::vector<DataLayer::Entry> entries = data_->entries();
    const QFontMetrics metrics(body_font());
    for (std::size_t i = 0; i < std::min(entries.size(), most); ++i) {
        const QString name = entries[i].name.isEmpty() ? tr("data") : entries[i].name;
        chips.push_back({entries[i].colour, metrics.elidedText(name, Qt::ElideRight, longest)});
    }
    if (entries.size() > most)
        chips.push_back({QColor(), tr("%1 more").arg(entries.size() - most)});
}

void StageView::updateLegend() {
    std::vector<StageLegend::Chip> chips;
    if (data_->shown) addDataChips(chips);
    if (target_->shown && !target_->lines().empty())
        chips.push_back({target_->colour(), tr("target")});
    if (samples_->shown && samples_->count() > 0)
        chips.push_back({samples_->colour, tr("samples")});
    if (!caption_.isEmpty()) chips.push_back({QColor(), caption_});

    StageLegend::Bar bar;
    const DensityGrid* const density = density_->density();
    if (key_is_visible_ && density && density_->shown && density->maximum > 0)
        bar = {&density_->map(), short_number(density->maximum), QStringLiteral("0"),
               scale_name(density_->scale())};
    legend_->setContent(std::move(chips), std::move(bar), Theme::over(density_->map()));
}

} // namespace pushforward

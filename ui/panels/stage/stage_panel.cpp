// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/stage/stage_panel.h"

#include "core/picture/contours.h"
#include "core/picture/density_grid.h"
#include "core/picture/sample_cloud.h"
#include "ui/draw/text.h"
#include "ui/look/actions.h"
#include "ui/paint/paint_overlay.h"
#include "ui/stage/stage_view.h"

#include <QVBoxLayout>

#include <algorithm>

namespace pushforward {

namespace {

constexpr Index sample_count = 20000;
constexpr double data_margin = 0.12;
constexpr View inside_view{-4, 4, -4, 4};
const std::vector<double> contour_shares{0.1, 0.3, 0.5, 0.7, 0.9, 0.99};
const std::vector<double> target_shares{0.5, 0.9};

std::vector<Polyline> contours_of(const DensityGrid& grid) {
    std::vector<Polyline> lines;
    for (const double level : mass_levels(grid, contour_shares))
        std::ranges::move(contour_lines(grid, level), std::back_inserter(lines));
    return lines;
}

// The levels are those of the whole, so that they stay when a part is looked at.
std::vector<Polyline> target_lines(const TrainingData& data, const View& view, QSize cells,
                                   const Cancelled& cancelled) {
    constexpr int side = 192;
    const DensityGrid whole =
        target_density(data, whole_view(data, data_margin), side, side, cancelled);
    const DensityGrid grid = target_density(data, view, cells.width(), cells.height(), cancelled);
    std::vector<Polyline> lines;
    if (whole.density.empty() || grid.density.empty()) return lines;
    for (const double level : mass_levels(whole, target_shares))
        std::ranges::move(contour_lines(grid, level), std::back_inserter(lines));
    return lines;
}

} // namespace

StagePanel::StagePanel(Run& run, Selection& selection, PaintingEditor& editor,
                       PictureService& pictures, Actions& actions, QWidget* parent)
    : QWidget(parent),
      run_(run),
      selection_(selection),
      editor_(editor),
      pictures_(pictures),
      view_(new StageView(this)) {
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(view_);

    const auto wake = [this] { pictures_.wake(); };
    for (const Actions::Switch& one : actions.switches) {
        view_->setLayerVisible(one.layer, one.action->isChecked());
        connect(one.action, &QAction::toggled, this, [this, layer = one.layer, wake](bool on) {
            view_->setLayerVisible(layer, on);
            wake();
        });
    }
    connect(actions.zoomIn, &QAction::triggered, view_, [this] { view_->zoom(1.25); });
    connect(actions.zoomOut, &QAction::triggered, view_, [this] { view_->zoom(1 / 1.25); });
    connect(actions.resetView, &QAction::triggered, view_, &StageView::resetView);
    connect(view_, &StageView::viewChanged, this, wake);
    connect(view_, &StageView::viewChanged, this, &StagePanel::tellView);
    new PaintOverlay(editor, *view_);
    connect(&editor, &PaintingEditor::paintingChanged, this, &StagePanel::showPoints);
    connect(&editor, &PaintingEditor::activeChanged, this, [this] {
        if (editor_.isActive()) view_->setFocus();
        view_->setKeyVisible(!editor_.isActive()); // people paint there, too
    });
    connect(&run, &Run::dataChanged, this, &StagePanel::showData);
    connect(&run, &Run::pointsChanged, this, [this] {
        if (!editor_.painting()) showPoints(); // what is painted is there before
    });
    connect(&run, &Run::snapshotChanged, this, [this, wake] {
        if (!run_.snapshot()) showNoFlow();
        wake();
    });
    connect(&selection, &Selection::changed, this, &StagePanel::showCard);
    pictures.add(this, [this] { return offerDensity(); });
    pictures.add(this, [this] { return offerSamples(); });
    pictures.add(this, [this] { return offerTarget(); });
    showCard();
}

void StagePanel::showData() {
    samples_of_.reset();
    view_->setSamples({});
    target_of_.reset();
    view_->setTarget({});
    const std::string title = run_.data() ? run_.data()->title : std::string();
    const bool other = title != title_;
    if (other) { // the density of another set is not shown beside these points
        title_ = title;
        drawn_ = {};
        view_->setDensity(nullptr);
        view_->setContours({});
    }
    showCard();
    if (other || !editor_.painting()) view_->resetView();
}

void StagePanel::showNoFlow() {
    drawn_ = {};
    view_->setDensity(nullptr);
    view_->setContours({});
    samples_of_.reset();
    view_->setSamples({});
}

void StagePanel::tellView() { editor_.setView(view_->currentView(), view_->pixel()); }

// What is painted is shown at once, before it is made ready for training.
void StagePanel::showPoints() {
    if (!data_side_) return;
    if (const std::optional<Painting> painting = editor_.painting())
        view_->setPainting(*painting);
    else if (const TrainingData* const of = run_.data().get(); of)
        view_->setData(of->points, of->categories); // none where there is an energy
}

// A canvas keeps its place while it is painted.
View StagePanel::homeView(const TrainingData& of) const {
    const std::optional<Painting> painting = editor_.painting();
    if (!painting) return whole_view(of, data_margin);
    constexpr double shown = 3;
    const Standardisation& s = painting->frame();
    const Eigen::Array2d low = s.mean - shown * s.scale, high = s.mean + shown * s.scale;
    return {low.x(), high.x(), low.y(), high.y()};
}

// As they were when these data came: a stroke on them does not change how they are looked at.
bool StagePanel::haveUnlikeAxes(const TrainingData& of, const View& home) {
    const std::optional<Painting> painting = editor_.painting();
    const Standardisation& frame = painting ? painting->frame() : of.standardisation;
    if (!painting || !(frame == axes_of_)) unlike_axes_ = has_unlike_axes(home);
    axes_of_ = frame;
    return unlike_axes_;
}

void StagePanel::showCard() {
    const bool data_side = selection_.showsDataSide();
    const auto before = static_cast<int>(selection_.layersBefore());
    const TrainingData* const points_of = run_.data().get();
    const bool other_side = data_side != data_side_;
    if (other_side) {
        data_side_ = data_side;
        showNoFlow();
    }
    if (!data_side) {
        view_->setHomeView(inside_view);
        view_->setData({});
        view_->setTarget({});
        target_of_.reset();
        view_->setAxisTitles(tr("first coordinate, standardised"),
                             tr("second coordinate, standardised"));
        view_->setCaption(before == 0 ? tr("base") : tr("after layer %1").arg(before));
    } else if (points_of) {
        const View home = homeView(*points_of);
        view_->setHomeView(home, haveUnlikeAxes(*points_of, home));
        showPoints();
        view_->setAxisTitles(text_of(points_of->first_title), text_of(points_of->second_title));
        view_->setCaption(before == 0 ? tr("no layers: the base itself")
                                      : tr("after layer %1 of %1").arg(before));
    }
    // A place that was zoomed into means nothing in other coordinates.
    if (other_side) view_->resetView();
    pictures_.wake();
}

PictureService::Job StagePanel::offerDensity() {
    const bool contours = view_->isLayerVisible(StageLayer::contours);
    if (!view_->isVisible() || !run_.snapshot() || !run_.data() ||
        !(contours || view_->isLayerVisible(StageLayer::density)))
        return {};
    const std::shared_ptr<const Snapshot> snapshot = run_.snapshot();
    DensityWish wish;
    wish.snapshot = snapshot;
    wish.data_side = data_side_;
    wish.layers =
        std::min(static_cast<Index>(selection_.layersBefore()), snapshot->flow->layer_count());
    wish.contours = contours;
    wish.view = view_->currentView();
    wish.cells = view_->densitySize();
    if (wish == drawn_) return {};
    drawn_ = wish;
    return [this, wish](const Cancelled& cancelled) -> PictureService::Deliver {
        const int columns = wish.cells.width(), rows = wish.cells.height();
        auto grid = std::make_shared<const DensityGrid>(
            wish.data_side
                ? data_density(*wish.snapshot, wish.view, columns, rows, cancelled)
                : layer_density(*wish.snapshot, wish.layers, wish.view, columns, rows, cancelled));
        if (grid->density.empty()) return {};
        std::vector<Polyline> lines;
        if (wish.contours) lines = contours_of(*grid);
        return [this, side = wish.data_side, grid = std::move(grid), lines = std::move(lines)] {
            if (side != data_side_ || !run_.snapshot()) return;
            view_->setDensity(grid);
            view_->setContours(lines);
        };
    };
}

PictureService::Job StagePanel::offerTarget() {
    const std::shared_ptr<const TrainingData> target = run_.data();
    const View view = view_->currentView();
    if (!view_->isVisible() || !data_side_ || !target || !target->energy ||
        !view_->isLayerVisible(StageLayer::data) || (target == target_of_ && view == target_view_))
        return {};
    target_of_ = target;
    target_view_ = view;
    return [this, target, view,
            cells = view_->densitySize()](const Cancelled& cancelled) -> PictureService::Deliver {
        std::vector<Polyline> lines = target_lines(*target, view, cells, cancelled);
        return [this, target, lines = std::move(lines)] {
            if (data_side_ && target == run_.data()) view_->setTarget(lines);
        };
    };
}

PictureService::Job StagePanel::offerSamples() {
    const std::shared_ptr<const Snapshot> snapshot = run_.snapshot();
    if (!view_->isVisible() || !data_side_ || !snapshot || snapshot == samples_of_ ||
        !view_->isLayerVisible(StageLayer::samples))
        return {};
    samples_of_ = snapshot;
    return [this, snapshot](const Cancelled&) -> PictureService::Deliver {
        Points samples = sample_cloud(*snapshot, sample_count, 1);
        return [this, samples = std::move(samples)] {
            if (data_side_ && run_.snapshot()) view_->setSamples(samples);
        };
    };
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/stage/stage_panel.h"

#include "core/picture/density_grid.h"
#include "ui/draw/position_words.h"
#include "ui/draw/text.h"
#include "ui/look/actions.h"
#include "ui/look/drawing_options.h"
#include "ui/paint/paint_overlay.h"
#include "ui/stage/probe_overlay.h"
#include "ui/stage/stage_view.h"

#include <QVBoxLayout>

namespace pushforward {

namespace {

constexpr double data_margin = 0.12;

} // namespace

StagePanel::StagePanel(Run& run, Playhead& playhead, PaintingEditor& editor, Probes& probes,
                       PictureService& pictures, Actions& actions, QWidget* parent)
    : QWidget(parent),
      run_(run),
      playhead_(playhead),
      editor_(editor),
      pictures_(pictures),
      view_(new StageView(this)) {
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(view_);

    StageDrawings& drawings = view_->drawings();
    for (const Actions::Switch& one : actions.switches) {
        drawings.setVisible(one.drawing, one.action->isChecked());
        drawings.setFields(actions.drawingOptions->of(one.drawing));
        connect(one.action, &QAction::toggled, &drawings,
                [&drawings, key = one.drawing](bool on) { drawings.setVisible(key, on); });
    }
    connect(actions.drawingOptions, &DrawingOptions::changed, &drawings, &StageDrawings::setFields);
    connect(actions.zoomIn, &QAction::triggered, view_, [this] { view_->zoom(1.25); });
    connect(actions.zoomOut, &QAction::triggered, view_, [this] { view_->zoom(1 / 1.25); });
    connect(actions.resetView, &QAction::triggered, view_, &StageView::resetView);
    connect(&drawings, &StageDrawings::wanted, &pictures, &PictureService::wake);
    connect(view_, &StageView::viewChanged, this, &StagePanel::tellView);
    probes_ = new ProbeOverlay(probes, *view_);
    connect(actions.readOut, &QAction::toggled, probes_, &ProbeOverlay::setReadOutVisible);
    new PaintOverlay(editor, *view_);
    connect(&editor, &PaintingEditor::paintingChanged, this, &StagePanel::showPoints);
    connect(&editor, &PaintingEditor::activeChanged, this, [this] {
        if (editor_.isActive()) view_->setFocus();
        probes_->setActive(!editor_.isActive());
        view_->setKeyVisible(!editor_.isActive()); // people paint there, too
    });
    connect(&run, &Run::dataChanged, this, &StagePanel::showData);
    for (const auto news : {&Run::pointsChanged, &Run::snapshotChanged})
        connect(&run, news, this, &StagePanel::showPosition);
    connect(&playhead, &Playhead::moved, this, &StagePanel::showPosition);
    pictures.add(this, [this] { return findTarget(); });
    pictures.add(this, [this] {
        return view_->isVisible() ? view_->drawings().jobWithoutFlow() : PictureService::Job();
    });
    pictures.add(this, [this] {
        return view_->isVisible() ? view_->drawings().jobWithFlow() : PictureService::Job();
    });
    showHome();
}

Moment StagePanel::moment() const { return {run_.snapshot(), run_.data(), playhead_.position()}; }

void StagePanel::showData() {
    const std::string title = run_.data() ? run_.data()->title : std::string();
    const bool other = title != title_, is_first = title_.empty();
    title_ = title;
    if (other) view_->drawings().clear(); // the density of another set is not drawn beside these
    showHome();
    if (other || !editor_.painting()) view_->resetView();
    if (other && !is_first && !editor_.painting()) Q_EMIT otherData();
}

void StagePanel::tellView() { editor_.setView(view_->currentView(), view_->pixel()); }

// What is painted is drawn at once, before it is made ready for training.
void StagePanel::showPoints() {
    view_->drawings().setPainting(playhead_.isAtData() ? editor_.painting() : std::nullopt);
}

// A canvas keeps its place while it is painted. Where an energy has its mass is found by the job.
std::optional<View> StagePanel::homeView(const std::shared_ptr<const TrainingData>& of) const {
    const std::optional<Painting> painting = editor_.painting();
    if (painting) return view_of(painting->frame());
    if (!of->energy) return whole_view(*of, data_margin);
    return of == target_of_ ? target_view_ : std::nullopt;
}

PictureService::Job StagePanel::findTarget() {
    const std::shared_ptr<const TrainingData> target = run_.data();
    if (!target || !target->energy || target == target_of_) return {};
    target_of_ = target;
    target_view_.reset();
    return
        [this, target](const Cancelled&, const PictureService::Early&) -> PictureService::Deliver {
            return [this, target, view = whole_view(*target, data_margin)] {
                if (target != target_of_) return;
                target_view_ = view;
                showHome();
            };
        };
}

// As they were when these data came: a stroke on them does not change how they are looked at.
bool StagePanel::haveUnlikeAxes(const TrainingData& of, const View& home) {
    const std::optional<Painting> painting = editor_.painting();
    const Standardisation& frame = painting ? painting->frame() : of.standardisation;
    if (!painting || !(frame == axes_of_)) unlike_axes_ = has_unlike_axes(home);
    axes_of_ = frame;
    return unlike_axes_;
}

void StagePanel::showHome() {
    if (const std::shared_ptr<const TrainingData> of = run_.data()) {
        if (const std::optional<View> home = homeView(of))
            view_->setHomeView(*home, haveUnlikeAxes(*of, *home));
        view_->setAxisTitles(text_of(of->first_title), text_of(of->second_title));
    }
    showPosition();
}

void StagePanel::showPosition() {
    const Moment now = moment();
    view_->setCaption(now.snapshot ? position_words(now) : QString());
    showPoints();
    view_->drawings().setMoment(now);
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paint/painting_editor.h"

#include "core/math/error.h"
#include "core/math/random_streams.h"
#include "ui/draw/text.h"

#include <algorithm>
#include <random>

namespace pushforward {

namespace {

constexpr int tick_ms = 16, commit_ms = 33;

// Strokes are a person's: nothing asks for the same points twice.
std::uint64_t any_seed() { return std::random_device()(); }

} // namespace

PaintingEditor::PaintingEditor(Document& document, Run& run, Playhead& playhead, QObject* parent)
    : QObject(parent),
      document_(document),
      run_(run),
      playhead_(playhead),
      random_(any_seed(), random_stream::painting) {
    timer_.setTimerType(Qt::PreciseTimer);
    timer_.setInterval(tick_ms);
    connect(&timer_, &QTimer::timeout, this, &PaintingEditor::tick);
    connect(&document, &Document::changed, this, &PaintingEditor::follow);
}

void PaintingEditor::setActive(bool active) {
    if (active == active_) return;
    if (!active) cancel();
    if (!active) chosen_.reset();
    active_ = active;
    if (active) playhead_.moveToData();
    Q_EMIT activeChanged();
}

void PaintingEditor::takeUp(const std::string& tool) {
    cancel();
    tools_.takeUp(tool);
    if (!tools_.tool().selects() && chosen_) {
        chosen_.reset();
        Q_EMIT chosenChanged();
    }
}

Eigen::Array2d PaintingEditor::symmetryCentre() const {
    const Experiment& e = document_.experiment();
    if (e.data.is_painting() && !e.fits_energy()) return e.data.painting->frame().mean;
    return run_.data() ? run_.data()->standardisation.mean : view_.centre();
}

std::vector<PlaneMap> PaintingEditor::images() const {
    std::vector<PlaneMap> maps = tools_.images(symmetryCentre() / unit_);
    for (PlaneMap& map : maps) map = map.scaled(unit_);
    return maps;
}

std::optional<Painting> PaintingEditor::painting() const {
    if (surface_) return surface_->painting;
    const Experiment& e = document_.experiment();
    if (e.fits_energy()) return std::nullopt;
    return e.data.painting;
}

void PaintingEditor::setView(const View& view, const Eigen::Array2d& pixel) {
    view_ = view;
    pixel_ = pixel[0];
    unit_ = {1, pixel[1] / pixel[0]};
    constexpr double rounding = 1e-6;
    if (std::abs(unit_[1] - 1) < rounding) unit_[1] = 1;
}

PaintPlace PaintingEditor::even(PaintPlace place) const {
    place.at /= unit_;
    return place;
}

std::vector<Outline> PaintingEditor::inDataUnits(std::vector<Outline> outlines) const {
    for (Outline& outline : outlines)
        for (Eigen::Array2d& corner : outline) corner *= unit_;
    return outlines;
}

// What a stroke begins on.
std::optional<Painting> PaintingEditor::ground() {
    const Experiment& e = document_.experiment();
    if (!e.fits_energy() && e.data.is_painting()) return e.data.painting;
    if (e.fits_energy()) {
        Q_EMIT message(tr("An energy has no points to paint on. Choose data, or a new canvas."),
                       true);
        return std::nullopt;
    }
    const TrainingData* const data = run_.data().get();
    if (!data || run_.awaitsData()) {
        Q_EMIT message(tr("The data are still being opened."), true);
        return std::nullopt;
    }
    if (data->points.cols() > Painting::most) {
        Q_EMIT message(tr("%1 has more than 1,000,000 points, too many to paint on. Subsample it, "
                          "or paint on a new canvas.")
                           .arg(text_of(data->title)),
                       true);
        return std::nullopt;
    }
    return Painting(data->standardisation, Painting::ordered_by_place(data->points));
}

bool PaintingEditor::begin() {
    if (!playhead_.isAtData()) {
        Q_EMIT message(tr("Points are painted on the data’s side. Choose the card of the data."),
                       true);
        return false;
    }
    std::optional<Painting> on = ground();
    if (!on) return false;
    std::vector<PlaneMap> maps = images();
    for (PlaneMap& map : maps) map = map.scaled(unit_.inverse());
    surface_.emplace(PaintSurface{*on, random_, pixel_, unit_, std::move(maps), {}});
    ++strokes_;
    since_tick_.start();
    since_commit_.start();
    return true;
}

void PaintingEditor::press(const PaintPlace& place) {
    if (isPainting()) return;
    if (chosen_) {
        hold_ = chosen_->holdAt(place.at, handle_reach * pixel_, handle_distance * pixel_);
        if (hold_.grip != PointSelection::Grip::none && begin()) {
            hold_from_ = place.at;
            before_drag_ = chosen_;
            return;
        }
        hold_ = {};
    }
    if (!begin()) return;
    try {
        stroke_ = tools_.tool().begin(*surface_, even(place));
    } catch (const Error& error) {
        surface_.reset();
        Q_EMIT message(text_of(error.what()), true);
        return;
    }
    timer_.start();
    Q_EMIT paintingChanged();
}

void PaintingEditor::move(const PaintPlace& place) {
    if (hold_.grip != PointSelection::Grip::none) {
        chosen_ = before_drag_->mapped(
            before_drag_->dragged(hold_, hold_from_, place.at, place.constrained));
        surface_->painting = chosen_->painting();
        Q_EMIT paintingChanged();
        Q_EMIT chosenChanged();
        if (since_commit_.elapsed() >= commit_ms) commit();
    } else if (stroke_) {
        stroke_->move(*surface_, even(place));
    }
}

std::vector<Outline> PaintingEditor::preview() const {
    return stroke_ ? inDataUnits(stroke_->preview()) : std::vector<Outline>();
}

std::vector<Outline> PaintingEditor::previewAt(const Eigen::Array2d& place) const {
    return inDataUnits(tools_.tool().previewAt(place / unit_, pixel_));
}

Eigen::Array2d PaintingEditor::turningHandle() const {
    return chosen_->turningHandle(handle_distance * pixel_);
}

void PaintingEditor::tick() {
    if (!stroke_) return;
    const double seconds = static_cast<double>(since_tick_.nsecsElapsed()) * 1e-9;
    since_tick_.start();
    try {
        stroke_->hold(*surface_, std::min(seconds, 0.1));
    } catch (const Error& error) { // the painting is full
        finish();
        Q_EMIT message(text_of(error.what()), true);
        return;
    }
    Q_EMIT paintingChanged();
    if (since_commit_.elapsed() >= commit_ms && !tools_.tool().selects()) commit();
}

void PaintingEditor::release() {
    if (!isPainting()) return;
    if (stroke_) {
        tick();
        if (!stroke_) return;
        try {
            stroke_->finish(*surface_);
        } catch (const Error& error) {
            Q_EMIT message(text_of(error.what()), true);
        }
    }
    finish();
}

void PaintingEditor::finish() {
    timer_.stop();
    const std::optional<std::vector<Outline>> outlines = surface_ ? surface_->chosen : std::nullopt;
    if (!tools_.tool().selects() || hold_.grip != PointSelection::Grip::none) commit();
    document_.endDrag();
    stroke_.reset();
    hold_ = {};
    before_drag_.reset();
    surface_.reset();
    if (outlines) choose(inDataUnits(*outlines));
    Q_EMIT paintingChanged();
}

void PaintingEditor::cancel() {
    if (!isPainting()) {
        if (!chosen_) return;
        chosen_.reset();
        Q_EMIT chosenChanged();
        return;
    }
    // What was committed of it goes back as the one entry that it is.
    timer_.stop();
    const bool undone = surface_ && since_commit_.isValid() && document_.undoStack().canUndo() &&
                        document_.isLatestDrag(QStringLiteral("paint/%1").arg(strokes_));
    stroke_.reset();
    hold_ = {};
    before_drag_.reset();
    surface_.reset();
    document_.endDrag();
    if (undone) document_.undoStack().undo();
    Q_EMIT paintingChanged();
}

void PaintingEditor::commit() {
    since_commit_.start();
    DataSource source;
    source.painting = surface_->painting;
    committing_ = true;
    document_.change(
        text_of(tools_.kind().title).toLower(), [&](Experiment& e) { e = with_data(e, source); },
        QStringLiteral("paint/%1").arg(strokes_));
    committing_ = false;
}

// An edit that is not of this hand: what was chosen is no more what it was.
void PaintingEditor::follow() {
    if (committing_) return;
    if (chosen_) {
        chosen_.reset();
        Q_EMIT chosenChanged();
    }
    Q_EMIT paintingChanged();
}

void PaintingEditor::choose(const std::vector<Outline>& outlines) {
    const std::optional<Painting> on = ground();
    if (!on) return;
    chosen_.emplace(*on, outlines, unit_);
    if (chosen_->count() == 0) chosen_.reset();
    Q_EMIT chosenChanged();
}

void PaintingEditor::chooseAll() {
    const std::optional<Painting> on = ground();
    if (!on || on->count() == 0) return;
    if (!tools_.tool().selects()) takeUp("select");
    chosen_.emplace(Painting(on->frame()), on->points(), unit_);
    Q_EMIT chosenChanged();
}

// One edit of the chosen points that is not a drag.
void PaintingEditor::put(const PointSelection& selection, const QString& name) {
    DataSource source;
    source.painting = selection.painting();
    committing_ = true;
    document_.change(name, [&](Experiment& e) { e = with_data(e, source); });
    committing_ = false;
    chosen_ = selection;
    if (chosen_->count() == 0) chosen_.reset();
    Q_EMIT chosenChanged();
    Q_EMIT paintingChanged();
}

void PaintingEditor::deleteChosen() {
    if (chosen_ && !isPainting())
        put(PointSelection(chosen_->rest(), Points(2, 0)), tr("delete points"));
}

void PaintingEditor::duplicateChosen() {
    if (!chosen_ || isPainting()) return;
    constexpr double aside = 24; // pixels, so that the copy is seen
    try {
        const PointSelection copy(chosen_->painting(), chosen_->points(), unit_);
        const Eigen::Array2d by = aside * pixel_ * unit_ * Eigen::Array2d(1, -1);
        put(copy.mapped({Eigen::Matrix2d::Identity(), by.matrix()}), tr("duplicate points"));
    } catch (const Error& error) {
        Q_EMIT message(text_of(error.what()), true);
    }
}

void PaintingEditor::nudgeChosen(const Eigen::Array2d& by) {
    if (chosen_ && !isPainting())
        put(chosen_->mapped({Eigen::Matrix2d::Identity(), by.matrix()}), tr("move points"));
}

void PaintingEditor::newCanvas() {
    cancel();
    Standardisation frame;
    // What is looked at spans three deviations to each side.
    frame.mean = view_.centre();
    const Eigen::Array2d size(view_.width(), view_.height());
    const bool one_scale = unit_[1] == 1;
    frame.scale = (one_scale ? Eigen::Array2d::Constant(size.minCoeff()) : size) / 6;
    DataSource source;
    source.painting = Painting(frame);
    document_.beginAgain(tr("new canvas"), [&](Experiment& e) { e = with_data(e, source); });
    setActive(true);
}

} // namespace pushforward

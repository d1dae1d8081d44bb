// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/picture/view.h"
#include "ui/paint/point_selection.h"
#include "ui/paint/tool_box.h"
#include "ui/session/playhead.h"
#include "ui/session/run.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointF>
#include <QTimer>

#include <memory>
#include <optional>

namespace pushforward {

/// Puts a person's strokes into the document: the tools, the stroke under way and the points that
/// are chosen. Knows places in the plane, and no widget. What is painted on first, a data set or a
/// file, becomes a painting with the same points in the same coordinates, so that training goes on.
class PaintingEditor : public QObject {
    Q_OBJECT
public:
    PaintingEditor(Document& document, Run& run, Playhead& playhead, QObject* parent = nullptr);

    bool isActive() const { return active_; }
    void setActive(bool active); ///< taken up: strokes paint; shows the data's side

    ToolBox& tools() { return tools_; }
    const ToolBox& tools() const { return tools_; }
    void takeUp(const std::string& tool); ///< gives up what is under way, and the selection

    /// Of the symmetry: the middle of the painting's frame.
    Eigen::Array2d symmetryCentre() const;
    std::vector<PlaneMap> images() const; ///< in data units

    /// What is to be seen: the painting with the stroke under way; nothing where the document's
    /// data are not painted.
    std::optional<Painting> painting() const;

    /// Where the stage looks and how long a pixel is along both axes: told before each stroke.
    void setView(const View& view, const Eigen::Array2d& pixel);

    // Places are in data units.
    void press(const PaintPlace& place);
    void move(const PaintPlace& place);
    void release();
    void cancel(); ///< gives the stroke up, or what is chosen
    bool isPainting() const { return stroke_ || hold_.grip != PointSelection::Grip::none; }
    std::vector<Outline> preview() const; ///< of the stroke under way

    /// What a click at this place would make, where the tool knows.
    std::vector<Outline> previewAt(const Eigen::Array2d& place) const;

    const std::optional<PointSelection>& chosen() const { return chosen_; }
    static constexpr double handle_reach = 9, handle_distance = 26; ///< pixels
    Eigen::Array2d turningHandle() const;                           ///< of what is chosen
    void chooseAll();
    void deleteChosen();
    void duplicateChosen();
    void nudgeChosen(const Eigen::Array2d& by);

    /// An empty painting in the coordinates of what is looked at.
    void newCanvas();

Q_SIGNALS:
    void activeChanged();
    void paintingChanged();
    void chosenChanged();
    void message(const QString& sentence, bool is_error);

private:
    bool begin(); ///< false: nothing can be painted on, and a sentence says why
    std::optional<Painting> ground();
    void tick();
    void commit();
    void finish();
    void follow();
    void choose(const std::vector<Outline>& outlines);
    PaintPlace even(PaintPlace place) const;
    std::vector<Outline> inDataUnits(std::vector<Outline> outlines) const;
    void put(const PointSelection& selection, const QString& name);

    Document& document_;
    Run& run_;
    Playhead& playhead_;
    Random random_;

    bool active_ = false, committing_ = false;
    ToolBox tools_;
    View view_;
    double pixel_ = 0.01;       ///< its length in even coordinates
    Eigen::Array2d unit_{1, 1}; ///< of even coordinates, see PaintSurface

    std::optional<PaintSurface> surface_; ///< while something is under way
    std::unique_ptr<Stroke> stroke_;
    std::optional<PointSelection> chosen_, before_drag_;
    PointSelection::Hold hold_;
    Eigen::Array2d hold_from_ = Eigen::Array2d::Zero();
    QTimer timer_;
    QElapsedTimer since_tick_, since_commit_;
    int strokes_ = 0;
};

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/painting/painting.h"
#include "ui/draw/drawings/registry.h"
#include "ui/draw/painted_cloud.h"
#include "ui/session/picture_service.h"
#include "ui/stage/picture_lag.h"

#include <QObject>
#include <QTimer>

#include <optional>
#include <utility>
#include <vector>

namespace pushforward {

/// About 256² square cells for a plot area.
QSize density_cells(const QSizeF& area);

/// The drawings of the stage, all of the registry: which are visible, what was computed for each,
/// and its picture. What a person paints is drawn at once; everything else is computed, coloured
/// and stroked by `job`, on the pictures' thread, and here only copied. A picture stays at its own
/// place in the plane when the view moves on, until the next one comes.
class StageDrawings : public QObject {
    Q_OBJECT
public:
    explicit StageDrawings(QObject* parent = nullptr);

    // A drawing is named by the key of its kind.
    void setVisible(const std::string& key, bool visible);
    bool isVisible(const std::string& key) const;

    /// A validated spec of its kind: how it is set. Until the next picture comes the last one
    /// stays.
    void setFields(const Spec& spec);

    void setMoment(const Moment& moment); ///< drops what makes no sense in it
    void clear();                         ///< drops everything: other data, other coordinates

    /// In place of the data; none where nothing is painted.
    void setPainting(std::optional<Painting> painting);

    void setLook(const Look& look);
    Look look() const; ///< that of dots over a density, where one is drawn

    /// Where pictures are copied to.
    struct Surface {
        View view;
        QSize cells, pixels; ///< of densities; of the device
        double ratio = 1;    ///< device pixels per logical one
        bool operator==(const Surface&) const = default;
    };
    void setSurface(const Surface& surface);

    /// What was computed elsewhere; stays until the moment asks for something else.
    void setDrawn(const std::string& key, Drawn drawn);
    const Drawn* drawn(const std::string& key) const; ///< null where nothing is

    /// The next pictures; empty where all are there. A drawing that has none yet gets its picture
    /// at once, the others get theirs together. What was computed is painted again for another view
    /// before flows are evaluated for it.
    PictureService::Job job();

    // Its two halves, each of which waits for its own turn: so that the first density does not wait
    // until all others had theirs, because the data were drawn before.

    PictureService::Job jobWithoutFlow();
    PictureService::Job jobWithFlow();

    /// Copies all that is visible into an RGB32 image as large as the surface.
    void compose(QImage& image);

    std::vector<Legend> legends() const; ///< of what is visible, in the registry's order

    /// What of all that is visible is not of the moment.
    using Lag = PictureLag::Lag;
    const Lag& lag() const { return lag_.lag(); }

Q_SIGNALS:
    void changed(); ///< `compose`, `legends` and `lag` give something else
    void wanted();  ///< `job` may have something

private:
    /// All that something computed depends on: equal ones need no second computation.
    struct Wish {
        Moment moment;
        View view;
        QSize cells;
        bool operator==(const Wish&) const = default;
    };
    /// All that a picture depends on.
    struct Paint {
        std::shared_ptr<const Drawn> drawn;
        Surface surface;
        Look look;
        bool operator==(const Paint&) const = default;
    };
    struct Entry {
        ChosenDrawing chosen;
        bool visible = true;
        std::optional<Wish> wish = {}; ///< computed, or being computed
        Paint paint = {};              ///< what the picture was made of
        QImage picture = {};
        std::shared_ptr<const Drawn> drawn = {};
        Moment of = {}; ///< what `drawn` was computed for
        qint64 begun_ms = 0;
        bool failed = false; ///< what is wished could not be computed
    };
    struct Task {
        std::size_t entry = 0;
        ChosenDrawing chosen;
        std::shared_ptr<const Drawn> drawn; ///< null: to be computed
        bool is_first = false;              ///< nothing is seen of it yet
        Moment of = {};
        qint64 begun_ms = 0;
        QImage picture = {};
    };
    Entry& entry(const std::string& key);
    const Entry& entry(const std::string& key) const;
    Wish wishOf(const DrawingKind& kind) const;
    bool isPainted(const Entry& entry) const;
    /// Without flow, and with it.
    std::pair<std::vector<Task>, std::vector<Task>> tasks();
    PictureService::Job jobFor(std::vector<Task> tasks);
    void take(const std::vector<Task>& made, const Surface& surface, const Look& look);
    void draw(QPainter& painter, const Entry& entry) const;
    void measureLag();

    std::vector<Entry> entries_;
    std::vector<std::size_t> order_; ///< of the entries, as they lie over each other
    Moment moment_;
    std::optional<Painting> painting_;
    PaintedCloud painted_;
    Look look_;
    Surface surface_;
    int generation_ = 0; ///< counts the calls of `clear`
    PictureLag lag_;
    QTimer lag_timer_; ///< runs while something is not of the moment
};

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/picture/contours.h"
#include "core/spec/kind.h"
#include "ui/draw/class_clouds.h"
#include "ui/draw/density_image.h"
#include "ui/draw/drawings/canvas.h"
#include "ui/draw/drawings/look.h"
#include "ui/draw/drawings/scene.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace pushforward {

/// What was computed for a drawing, in the moment's coordinates: whichever it is made of.
struct Drawn {
    std::shared_ptr<const DensityGrid> grid;
    std::vector<Polyline> lines;
    std::vector<ClassCloud> clouds;

    bool is_empty() const { return !grid && lines.empty() && clouds.empty(); }
};

/// What has to be said beside a drawing.
struct Legend {
    struct Entry {
        QColor colour;
        QString name;
        QColor halo = {}; ///< around its dot, as around those of the drawing; invalid: none
    };
    struct Bar {
        const ColourMap* map = nullptr;
        float maximum = 0, minimum = 0; ///< the numbers at its ends
        QString title;
        std::optional<DensityScale> scale; ///< none: even
    };
    std::vector<Entry> entries;
    std::optional<Bar> bar;
};

/// One thing that is drawn on the plane, with its fields set. Immutable; the same for the stage,
/// the cards and the figures.
class Drawing {
public:
    virtual ~Drawing() = default;

    /// Evaluates flows and energies: never in the window's thread. Called where the kind makes
    /// sense only. Empty when cancelled.
    virtual Drawn compute(const Scene& scene, const Cancelled& cancelled) const = 0;

    /// On any thread, but for figures, whose text needs the one of the application.
    virtual void paint(Canvas& canvas, const Drawn& drawn, const Look& look) const = 0;

    virtual Legend legend(const Drawn&, const Look&) const { return {}; }
};

/// A kind of drawing: what the View menu, the stage, the cards, the figures and `render --show` are
/// made from.
struct DrawingKind : KindInfo {
    std::string menu_title; ///< with & before its mnemonic
    std::string shortcut;   ///< of its switch: "Alt+1"
    bool is_on = true;      ///< on the stage, initially
    int height = 0;         ///< drawn over those with less

    /// Where it makes sense.
    struct Sense {
        bool between = true;                 ///< before the last layer's end, too
        bool points = true, energies = true; ///< what is fitted
    } sense = {};

    /// What of a moment and its view it is computed from; the rest may change without it.
    struct Needs {
        bool snapshot = true;
        bool snapshot_between = true; ///< before the last layer's end, where not everywhere
        bool data = false, view = true;
    } needs = {};

    enum class OnCards { never, always, when_on } on_cards = OnCards::never;

    bool has_key = false;        ///< its legend names dots or lines
    bool has_bar = false;        ///< its legend has a colour bar
    bool shows_painting = false; ///< what a person paints stands in its place, see PaintedCloud

    std::unique_ptr<const Drawing> (*make)(const Spec& validated) = nullptr;
};

/// Whether layers follow the moment's position; not where it has no flow.
bool is_between(const Moment& moment);

/// Whether pictures of it at this moment come from its snapshot.
bool needs_snapshot(const DrawingKind& kind, const Moment& moment);

/// Whether it can be computed for this moment.
bool makes_sense(const DrawingKind& kind, const Moment& moment);

/// The moment without what the kind does not need, so that equal ones need no second drawing.
Moment what_matters(const DrawingKind& kind, Moment moment);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/random.h"
#include "core/painting/outline.h"
#include "core/painting/painting.h"
#include "core/painting/plane_map.h"
#include "core/spec/kind.h"

#include <QPainterPath>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace pushforward {

// Tools work in even coordinates: data units divided by the surface's `unit`, so that a length
// looks the same along both axes. Where the axes have one scale they are the data units themselves.

/// Where a pointer is.
struct PaintPlace {
    Eigen::Array2d at = Eigen::Array2d::Zero();
    double pressure = 1;      ///< of a pen, 0 to 1
    bool constrained = false; ///< Shift is held: squares, circles, and lines at eighths of a turn
};

/// What a stroke works on.
struct PaintSurface {
    Painting painting;
    Random& random;
    double pixel = 1;                         ///< its length
    Eigen::Array2d unit{1, 1};                ///< of the even coordinates, in data units
    std::vector<PlaneMap> images{PlaneMap{}}; ///< of all that is done; the identity first

    /// What the selecting tools have chosen, in place of what was chosen before; empty: nothing.
    std::optional<std::vector<Outline>> chosen;

    /// Adds the points and their images.
    void add(const Points& points);

    /// What becomes of a point in the disc about `centre`, one of the images of its middle.
    using Touch =
        std::function<Painting::Fate(Eigen::Array2d& point, const Eigen::Array2d& centre)>;

    /// Asks about the points in a disc, and about those in its images.
    void change(const Eigen::Array2d& middle, double radius, const Touch& how);
};

/// What a tool does from a press of the pointer to its release.
class Stroke {
public:
    virtual ~Stroke() = default;
    virtual void move(PaintSurface&, const PaintPlace&) {}
    virtual void hold(PaintSurface&, double /*seconds*/) {} ///< since the call before
    virtual void finish(PaintSurface&) {}

    /// What would be made by a release now; empty for tools that work at once.
    virtual std::vector<Outline> preview() const { return {}; }
};

/// A tool with its settings; lengths among its fields are in pixels of the screen.
class PaintTool {
public:
    virtual ~PaintTool() = default;
    virtual std::unique_ptr<Stroke> begin(PaintSurface& surface, const PaintPlace& place) const = 0;

    /// Radius of the ring about the pointer, pixels; 0: a cross.
    virtual double ring() const { return 0; }

    /// What a click at this place would make, where that has a shape of its own.
    virtual std::vector<Outline> previewAt(const Eigen::Array2d&, double /*pixel*/) const {
        return {};
    }

    /// True for tools that choose points and change none.
    virtual bool selects() const { return false; }
};

struct PaintToolKind : Kind<PaintTool> {
    char key_letter = 0; ///< the key that takes it up, while the stage has the focus
    QPainterPath icon;   ///< lines in a square from −1 to 1, y down
    QPainterPath dots;   ///< to be filled, in the same square
    bool writes = false; ///< its spec has two values without a field: `text`, and a `font` family
};

/// Every tool, in the order of the tool box.
std::span<const PaintToolKind> paint_tool_kinds();

const PaintToolKind& find_paint_tool(const std::string& key);

// Fields that several tools have.
Field radius_field(double initial);
Field count_field(std::int64_t initial);
Field width_field(double initial);

} // namespace pushforward

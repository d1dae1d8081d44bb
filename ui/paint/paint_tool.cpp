// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/paint/paint_tool.h"

#include <algorithm>

namespace pushforward {

void PaintSurface::add(const Points& points) {
    Points all(2, points.cols() * static_cast<Index>(images.size()));
    Index at = 0;
    for (const PlaneMap& image : images) {
        all.middleCols(at, points.cols()) = image(points).colwise() * unit;
        at += points.cols();
    }
    painting = painting.with(all);
}

void PaintSurface::change(const Eigen::Array2d& middle, double radius, const Touch& how) {
    for (const PlaneMap& image : images) {
        const Eigen::Array2d centre = image(middle);
        const Box box{(centre - radius) * unit, (centre + radius) * unit};
        painting = painting.changed(box, [&](Eigen::Array2d& point) {
            Eigen::Array2d even = point / unit;
            if ((even - centre).matrix().squaredNorm() > radius * radius)
                return Painting::Fate::kept;
            const Painting::Fate fate = how(even, centre);
            point = even * unit;
            return fate;
        });
    }
}

Field radius_field(double initial) {
    return {"radius", "Radius", "px", "Of the ring about the pointer; [ and ] change it.",
            RealField{initial, 2, 200, true}};
}

Field count_field(std::int64_t initial) {
    return {"count", "Points", "", "How many a shape is made of.",
            IntField{initial, 8, 20000, true}};
}

Field width_field(double initial) {
    return {"width", "Spread", "px", "The Gaussian deviation across the line.",
            RealField{initial, 0, 60, false}};
}

// Each in a file of its own, or with its like.
PaintToolKind spray_tool(), line_tool(), ellipse_tool(), rectangle_tool(), text_tool(),
    eraser_tool(), magnet_tool(), jitter_tool(), select_tool(), lasso_tool();

std::span<const PaintToolKind> paint_tool_kinds() {
    static const std::vector<PaintToolKind> kinds = [] {
        std::vector<PaintToolKind> made;
        for (auto* kind : {spray_tool, line_tool, ellipse_tool, rectangle_tool, text_tool,
                           eraser_tool, magnet_tool, jitter_tool, select_tool, lasso_tool})
            made.push_back(kind());
        return made;
    }();
    return kinds;
}

const PaintToolKind& find_paint_tool(const std::string& key) {
    const auto kinds = paint_tool_kinds();
    const auto found = std::ranges::find(kinds, key, &PaintToolKind::key);
    return found == kinds.end() ? kinds.front() : *found;
}

} // namespace pushforward

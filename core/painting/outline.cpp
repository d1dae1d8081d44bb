// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/painting/outline.h"

#include <cmath>
#include <numbers>

namespace pushforward {

bool encloses(const std::vector<Outline>& outlines, const Eigen::Array2d& p) {
    bool within = false;
    for (const Outline& outline : outlines)
        for (std::size_t i = 0, before = outline.size() - 1; i < outline.size(); before = i++) {
            const Eigen::Array2d &a = outline[i], &b = outline[before];
            if ((a[1] > p[1]) != (b[1] > p[1]) &&
                p[0] < (b[0] - a[0]) * (p[1] - a[1]) / (b[1] - a[1]) + a[0])
                within = !within;
        }
    return within;
}

Outline ellipse_outline(const Eigen::Array2d& corner, const Eigen::Array2d& opposite) {
    constexpr int corners = 96;
    const Eigen::Array2d middle = (corner + opposite) / 2, half = (opposite - corner) / 2;
    Outline outline;
    for (int i = 0; i <= corners; ++i) {
        const double angle = 2 * std::numbers::pi * (i % corners) / corners;
        outline.push_back(middle + half * Eigen::Array2d(std::cos(angle), std::sin(angle)));
    }
    return outline;
}

Outline rectangle_outline(const Eigen::Array2d& corner, const Eigen::Array2d& opposite) {
    return {corner, {opposite[0], corner[1]}, opposite, {corner[0], opposite[1]}, corner};
}

Box box_of(const std::vector<Outline>& outlines) {
    Box box;
    for (const Outline& outline : outlines)
        for (const Eigen::Array2d& x : outline) box.add(x);
    return box;
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/real.h"
#include "core/tables/categories.h"
#include "ui/draw/drawings/canvas.h"
#include "ui/draw/drawings/look.h"

#include <QString>

#include <optional>
#include <vector>

namespace pushforward {

/// Points that are drawn in one colour: those of a class, or all where there are no classes.
struct ClassCloud {
    Points points{2, 0};
    std::optional<std::size_t> place = {}; ///< of the class among all; it gives the colour
    QString name = {};                     ///< the class's
};

/// An even pick of at most `most` of the points, parted by their classes; classes without points
/// are left out.
std::vector<ClassCloud> class_clouds(const Points& points, const Categories& categories,
                                     Index most);

/// The colour of its dots.
QColor colour_of(const ClassCloud& cloud, const Theme& theme);

/// All of them over each other, with dots for as many points as they have together.
void paint_clouds(Canvas& canvas, const std::vector<ClassCloud>& clouds, const Look& look);

} // namespace pushforward

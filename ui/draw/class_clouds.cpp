// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/class_clouds.h"

#include "core/picture/thinned.h"
#include "ui/draw/text.h"

#include <algorithm>
#include <utility>

namespace pushforward {

std::vector<ClassCloud> class_clouds(const Points& points, const Categories& categories,
                                     Index most) {
    if (categories.empty()) return {{thinned(points, most)}};
    const Index count = std::min(points.cols(), most);
    const auto source = [&](Index i) { return i * points.cols() / count; };
    const auto class_at = [&](Index i) { return categories.of[static_cast<std::size_t>(i)]; };
    std::vector<Index> sizes(categories.names.size());
    for (Index i = 0; i < count; ++i) ++sizes[class_at(source(i))];
    std::vector<ClassCloud> clouds(sizes.size());
    for (std::size_t c = 0; c < clouds.size(); ++c)
        clouds[c] = {Points(2, std::exchange(sizes[c], 0)), c, text_of(categories.names[c])};
    for (Index i = 0; i < count; ++i) {
        const std::uint8_t c = class_at(source(i));
        clouds[c].points.col(sizes[c]++) = points.col(source(i));
    }
    std::erase_if(clouds, [](const ClassCloud& cloud) { return cloud.points.cols() == 0; });
    return clouds;
}

QColor colour_of(const ClassCloud& cloud, const Theme& theme) {
    return cloud.place ? theme.class_colour(*cloud.place) : theme.data;
}

void paint_clouds(Canvas& canvas, const std::vector<ClassCloud>& clouds, const Look& look) {
    Index count = 0;
    for (const ClassCloud& cloud : clouds) count += cloud.points.cols();
    for (const ClassCloud& cloud : clouds)
        canvas.dots(cloud.points, look.ink(colour_of(cloud, *look.dots)), count);
}

} // namespace pushforward

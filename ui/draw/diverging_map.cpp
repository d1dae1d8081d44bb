// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/diverging_map.h"

#include <algorithm>
#include <cmath>

namespace pushforward {

namespace {

ColourMap made(ColourMapKind kind, const QColor& low, const QColor& middle, const QColor& high) {
    ColourMap map{kind, "diverging", "Diverging", {}};
    for (std::size_t i = 0; i < map.table.size(); ++i) {
        const double place = (static_cast<double>(i) - 127.5) / 127.5; // −1 to 1
        const QColor& end = place < 0 ? low : high;
        const double share = std::pow(std::abs(place), 0.8); // small numbers are seen, too
        const auto mixed = [&](int from, int to) {
            return static_cast<int>(std::lround(from + share * (to - from)));
        };
        map.table[i] = qRgb(mixed(middle.red(), end.red()), mixed(middle.green(), end.green()),
                            mixed(middle.blue(), end.blue()));
    }
    return map;
}

} // namespace

const ColourMap& diverging_map(bool is_dark) {
    static const ColourMap light = made(ColourMapKind::paper, {17, 82, 160}, {250, 250, 248},
                                        {176, 78, 8}),
                           dark = made(ColourMapKind::magma, {96, 172, 255}, {8, 8, 14},
                                       {255, 160, 70});
    return is_dark ? dark : light;
}

QImage diverging_image(const DensityGrid& grid, const ColourMap& map, float range) {
    if (grid.columns <= 0 || grid.rows <= 0) return {};
    QImage image(grid.columns, grid.rows, QImage::Format_RGB32);
    const float factor = range > 0 ? 127.5F / range : 0;
    for (int row = 0; row < grid.rows; ++row) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(grid.rows - 1 - row));
        for (int column = 0; column < grid.columns; ++column) {
            const float place = std::clamp(127.5F + grid.at(column, row) * factor, 0.0F, 255.0F);
            line[column] = map.table[static_cast<std::size_t>(place + 0.5F)];
        }
    }
    return image;
}

} // namespace pushforward

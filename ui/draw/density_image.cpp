// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/density_image.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace pushforward {

QString scale_name(DensityScale scale) {
    return scale == DensityScale::linear
               ? QCoreApplication::translate("DensityScale", "density")
               : QCoreApplication::translate("DensityScale", "density, √ scale");
}

double map_share(double density, double maximum, DensityScale scale) {
    if (!(maximum > 0) || !(density > 0) || !std::isfinite(density)) return 0;
    const double share = std::min(density / maximum, 1.0);
    return scale == DensityScale::linear ? share : std::sqrt(share);
}

QImage density_image(const DensityGrid& grid, const ColourMap& map, DensityScale scale,
                     float maximum) {
    if (grid.columns <= 0 || grid.rows <= 0) return {};
    if (!(maximum > 0)) maximum = grid.maximum;
    QImage image(grid.columns, grid.rows, QImage::Format_RGB32);
    if (!(maximum > 0)) {
        image.fill(map.zero());
        return image;
    }
    // Float and no call per pixel: a 256² picture is made 30 times a second.
    const float factor = scale == DensityScale::linear ? 255 / maximum : 255 / std::sqrt(maximum);
    for (int row = 0; row < grid.rows; ++row) {
        auto* line = reinterpret_cast<QRgb*>(image.scanLine(grid.rows - 1 - row));
        for (int column = 0; column < grid.columns; ++column) {
            const float density = grid.at(column, row);
            float place = 0;
            if (density > 0 && density < std::numeric_limits<float>::infinity())
                place = scale == DensityScale::linear ? density : std::sqrt(density);
            place = std::min(place * factor, 255.0F);
            line[column] = map.table[static_cast<std::size_t>(place + 0.5F)];
        }
    }
    return image;
}

QImage colour_bar(const ColourMap& map, QSize size, Qt::Orientation orientation) {
    QImage image(size, QImage::Format_RGB32);
    const int length = orientation == Qt::Vertical ? size.height() : size.width();
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x) {
            const int place = orientation == Qt::Vertical ? length - 1 - y : x;
            image.setPixel(x, y, map.at((place + 0.5) / length));
        }
    }
    return image;
}

} // namespace pushforward

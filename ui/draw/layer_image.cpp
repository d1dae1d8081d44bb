// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/layer_image.h"

#include "ui/draw/density_image.h"
#include "ui/draw/line_image.h"
#include "ui/draw/theme.h"

namespace pushforward {

QImage layer_image(const LayerPicture& picture, QSize size, double device_pixel_ratio,
                   const ColourMap& map) {
    const QImage density = density_image(picture.density, map);
    if (density.isNull()) return {};
    QImage image =
        density.scaled(size * device_pixel_ratio, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
            .convertToFormat(QImage::Format_RGB32);
    image.setDevicePixelRatio(device_pixel_ratio);
    constexpr double line_width = 0.9;
    stroke(image, picture.grid, picture.density.view, Theme::over(map).contours, line_width);
    return image;
}

} // namespace pushforward

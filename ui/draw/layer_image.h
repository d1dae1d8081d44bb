// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/picture/layer_picture.h"
#include "ui/draw/colour_map.h"

#include <QImage>

namespace pushforward {

/// The warped Gaussian with the warped grid over it. `size` in logical pixels.
QImage layer_image(const LayerPicture& picture, QSize size, double device_pixel_ratio,
                   const ColourMap& map);

} // namespace pushforward

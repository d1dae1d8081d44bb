// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/picture/density_grid.h"
#include "ui/draw/colour_map.h"

#include <QImage>

namespace pushforward {

/// Blue for numbers below 0, orange for those above, and between them what is behind densities:
/// near white, or near black to go with a dark map. People who confuse red and
/// green can tell blue from orange.
const ColourMap& diverging_map(bool is_dark);

/// As density_image, for numbers from −range to range.
QImage diverging_image(const DensityGrid& grid, const ColourMap& map, float range);

} // namespace pushforward

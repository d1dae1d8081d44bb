// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/picture/density_grid.h"
#include "ui/draw/colour_map.h"

#include <QImage>

namespace pushforward {

/// Blue for numbers below 0, orange for those above, and between them what is behind densities:
/// near white, or near black to go with a dark map. Blue and orange are told apart by eyes that do
/// not tell red from green.
const ColourMap& diverging_map(bool is_dark);

/// As density_image, for numbers from −range to range.
QImage diverging_image(const DensityGrid& grid, const ColourMap& map, float range);

} // namespace pushforward

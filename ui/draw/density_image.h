// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/picture/density_grid.h"
#include "ui/draw/colour_map.h"

#include <QImage>

namespace pushforward {

/// How a density becomes a place in the colour map: the square root shows thin tails beside a sharp
/// peak.
enum class DensityScale { linear, square_root };

/// "density" or "density, √ scale": what a legend has to say.
QString scale_name(DensityScale scale);

/// Share of the map, 0 to 1, of a density where `maximum` is the top. 0 for what is not finite.
double map_share(double density, double maximum, DensityScale scale);

/// One pixel a cell, the grid's row 0 at the bottom of the image. A `maximum` ≤ 0 means the grid's.
QImage density_image(const DensityGrid& grid, const ColourMap& map,
                     DensityScale scale = DensityScale::square_root, float maximum = 0);

/// The legend's bar, `maximum` at the top.
QImage colour_bar(const ColourMap& map, QSize size, Qt::Orientation orientation = Qt::Vertical);

} // namespace pushforward

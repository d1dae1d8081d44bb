// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPolygonF>
#include <QRectF>

#include <vector>

namespace pushforward {

/// The pieces of a polyline that lie in the rectangle, ends cut exactly at its sides (Liang and
/// Barsky 1984). For SVG, which Qt 6.4 writes without clipping.
std::vector<QPolygonF> clipped(const QPolygonF& line, const QRectF& rect);

} // namespace pushforward

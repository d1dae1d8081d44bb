// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineF>
#include <QPolygonF>
#include <QRectF>

#include <optional>
#include <vector>

namespace pushforward {

/// The part of a segment that lies in the rectangle (Liang and Barsky 1984).
std::optional<QLineF> clipped_segment(QPointF from, QPointF to, const QRectF& rect);

/// The pieces of a polyline that lie in the rectangle, ends cut exactly at its sides (Liang and
/// Barsky 1984). For SVG, which Qt 6.4 writes without clipping.
std::vector<QPolygonF> clipped(const QPolygonF& line, const QRectF& rect);

} // namespace pushforward

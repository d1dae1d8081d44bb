// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/picture/contours.h"

#include <QColor>
#include <QImage>

namespace pushforward {

/// Draws lines of a width in logical pixels into an image (RGB32 or premultiplied ARGB) whose whole
/// area is `view`, evenly faded where they are translucent. Ten times as fast as an antialiased
/// painter for the thousands of short pieces of level lines.
void stroke(QImage& image, const std::vector<Polyline>& lines, const View& view,
            const QColor& colour, double width);

} // namespace pushforward

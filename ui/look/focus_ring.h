// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/theme.h"

class QPainter;
class QWidget;

namespace pushforward {

/// The ring of what the keyboard acts on: two lines just inside the frame, one in the colour of
/// text and one in that of panels, so that it is like no selection and no hover and is seen on any
/// ground.
void draw_focus_ring(QPainter& painter, const QRectF& frame, double radius, const Theme& theme);

/// Whether the widget has the focus, in a window whose focus was ever moved by the keyboard: who
/// works with the mouse alone needs no ring.
bool shows_focus(const QWidget& widget);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainterPath>

namespace pushforward {

enum class Glyph { play, pause, step, reset, plus, cross, to_right, to_left, both_ways, waves };

/// The outline of a symbol, to be filled, in a square from −1 to 1.
QPainterPath glyphPath(Glyph glyph);

} // namespace pushforward

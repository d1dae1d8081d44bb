// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/theme.h"

#include <QString>

namespace pushforward {

/// Flat, one-pixel lines, 6 px corners: only what Fusion and the palette cannot say. Sizes stay
/// with the widgets.
QString style_sheet(const Theme& theme);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/theme.h"

#include <QString>

namespace pushforward {

/// Flat, with one-pixel lines and 6 px corners: only what Fusion and the palette cannot express.
/// Sizes are set by the widgets.
QString style_sheet(const Theme& theme);

} // namespace pushforward

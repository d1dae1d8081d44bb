// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

class QChart;

namespace pushforward {

/// Margins, fonts and colours of backgrounds, grid, axes and legend: the one place that styles
/// charts. Called at the start and again when the palette changes; series pens are set by their
/// owner after.
void applyChartStyle(QChart& chart, const Theme& theme);

} // namespace pushforward

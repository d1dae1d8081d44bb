// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/theme.h"

class QChart;
class QValueAxis;

namespace pushforward {

/// Margins, fonts and colours of backgrounds, grid, axes and legend: the one place that styles
/// charts. Called at the start and again when the palette changes; series pens are set by their
/// owner after.
void applyChartStyle(QChart& chart, const Theme& theme);

/// How the numbers on a chart's axes are written: with grouped thousands, or where there are
/// negative ones, with a minus sign. Of Qt's languages only some write "−", and Swiss German is the
/// one that has the decimal point of all other numbers here, but not their grouping.
void writeNumbers(QChart& chart, bool with_minus);

/// An axis with ticks at the multiples of the step. Where a label would take more than so many
/// digits, they count in a power of ten, which the title tells, and which is returned: points on
/// the axis are to be divided by it, as its range is.
double setAxis(QValueAxis& axis, const QString& title, double low, double high, double step,
               int most_digits);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_style.h"

#include "ui/draw/ticks.h"

#include <QAbstractAxis>
#include <QChart>
#include <QGraphicsLayout>
#include <QLegend>
#include <QLocale>
#include <QValueAxis>

#include <cmath>

namespace pushforward {

void applyChartStyle(QChart& chart, const Theme& theme) {
    chart.setAnimationOptions(QChart::NoAnimation);
    chart.setDropShadowEnabled(false);
    chart.setBackgroundRoundness(0);
    chart.setBackgroundVisible(false);
    chart.setPlotAreaBackgroundVisible(false);
    chart.setMargins({});
    chart.layout()->setContentsMargins(0, 0, 0, 0);
    chart.setTitleBrush(theme.text);
    chart.legend()->setLabelColor(theme.text);
    chart.legend()->setFont(secondary_font());
    for (QAbstractAxis* axis : chart.axes()) {
        axis->setLabelsFont(secondary_font());
        axis->setLabelsColor(theme.dimmed);
        axis->setTitleFont(secondary_font());
        axis->setTitleBrush(theme.dimmed);
        axis->setLinePen(QPen(theme.line, 1));
        axis->setGridLinePen(QPen(theme.line, 1));
    }
}

void writeNumbers(QChart& chart, bool with_minus) {
    QLocale numbers(QLocale::English, QLocale::UnitedStates);
    if (with_minus) {
        numbers = QLocale(QLocale::SwissGerman);
        numbers.setNumberOptions(QLocale::OmitGroupSeparator);
    }
    chart.setLocalizeNumbers(true);
    if (chart.locale() != numbers) chart.setLocale(numbers);
}

double setAxis(QValueAxis& axis, const QString& title, double low, double high, double step,
               int most_digits) {
    const int exponent = tick_exponent(low, high, step, most_digits);
    const double power = std::pow(10, exponent);
    const double interval = step / power;
    axis.setTitleText(tick_title(title, exponent));
    axis.setLabelFormat(QStringLiteral("%.%1f").arg(tick_decimals(interval)));
    // A trifle, so that rounding cannot turn the zero into "-0.0".
    axis.setTickAnchor(1e-9 * interval);
    // The coarser step first: a fine one over a wide range would make thousands of labels.
    if (interval > axis.tickInterval()) axis.setTickInterval(interval);
    axis.setRange(low / power, high / power);
    axis.setTickInterval(interval);
    return power;
}

} // namespace pushforward

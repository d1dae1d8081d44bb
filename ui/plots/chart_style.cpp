// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/chart_style.h"

#include <QAbstractAxis>
#include <QChart>
#include <QGraphicsLayout>
#include <QLegend>

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

} // namespace pushforward

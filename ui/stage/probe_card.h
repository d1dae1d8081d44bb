// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/picture/probe.h"
#include "ui/draw/theme.h"

#include <QPainter>
#include <QString>

#include <vector>

namespace pushforward {

/// How log p comes about as a table of bars: each begins where the one above it ended, and the last
/// ends at log p.
struct ProbeBars {
    struct Row {
        QString name;
        double from = 0, to = 0;
    };
    std::vector<Row> rows; ///< base, the layers, the units of the data
    double log_p = 0;
};

/// `part` says that the last layer is done in part.
ProbeBars probe_bars(const Probe& probe, bool part);

/// "log p = −0.85 at (1.15, 0.62)" and "z = (1.00, 0.19), 40 % of the base is denser".
QString probe_title(const Probe& probe, const Eigen::Array2d& point);
QString probe_base_line(const Probe& probe);

/// A card that says all of it. Its size, at most so high: rows are lower where there are many.
QSizeF probe_card_size(const ProbeBars& bars, double most_height);
void paint_probe_card(QPainter& painter, const QRectF& rect, const Probe& probe,
                      const Eigen::Array2d& point, const ProbeBars& bars, const Theme& theme);

} // namespace pushforward

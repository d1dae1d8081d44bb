// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/picture/decimate.h"
#include "ui/draw/nll_range.h"
#include "ui/session/run_record.h"

#include <QPainter>
#include <QStringList>

#include <vector>

namespace pushforward {

/// A plot of values by step in a widget.
struct CurvePlot {
    QRectF area; ///< in the widget's coordinates
    double last_step = 1;
    Range range;

    QPointF place(double step, double value) const;
};

/// Small triangles at the edge where a curve leaves the plot, no two nearer than their own width,
/// and its newest value where that lies outside, so many pixels below the top.
void draw_leaving(QPainter& painter, const CurvePlot& plot, const std::vector<CurvePoint>& curve,
                  const QColor& colour, double number_below);

/// A small diamond on the curve for each edit.
void draw_edits(QPainter& painter, const CurvePlot& plot, const std::vector<CurvePoint>& curve,
                const std::vector<EditMark>& edits, const QColor& colour);

/// What the edits near a step were, each once, and no more than a few.
QStringList edits_near(const CurvePlot& plot, const std::vector<EditMark>& edits, double step);

/// The point nearest to the step; null where there is none.
const CurvePoint* nearest(const std::vector<CurvePoint>& curve, double step);

} // namespace pushforward

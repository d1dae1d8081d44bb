// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_marks.h"
#include "ui/draw/loss_words.h"

#include <QChartView>

#include <optional>

class QLineSeries;
class QValueAxis;

namespace pushforward {

/// The loss by step, nats per point: training, held out (dashed) and the floor (dotted, with its
/// number). The range shows the interesting part: the latest values and the floor, not the first
/// exploding ones, and it moves only when it has to. Where a curve leaves it, a mark at the edge
/// says so, with the number where that is the newest. The pointer reads off a step's values.
class LikelihoodChart : public QChartView {
    Q_OBJECT
public:
    explicit LikelihoodChart(QWidget* parent = nullptr);

    /// x: step, y: NLL. Steps grow; values that are not finite are left out.
    void setCurves(std::vector<CurvePoint> train, std::vector<CurvePoint> held_out);
    void setFloor(std::optional<double> nll);
    void setWords(const LossWords& words);      ///< what axis and lines are called
    void setEdits(std::vector<EditMark> edits); ///< marked on the curve
    /// Of the run before, dimmed, for comparison; the range does not heed it. Empty for none.
    void setGhost(std::vector<CurvePoint> train);
    void clear(); ///< for a new run: no curves, and the range starts again

    QRectF plotArea() const; ///< in the widget's coordinates
    Range nllRange() const { return nll_range_.value_or(Range{}); }
    QPointF place(double step, double nll) const { return plot().place(step, nll); }

    QSize sizeHint() const override { return {244, 190}; }
    QSize minimumSizeHint() const override { return {160, 120}; }

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;

private:
    void refresh();
    void updateRanges();
    void applyStyle();
    void drawKey(QPainter& painter) const;
    void drawFloorLabel(QPainter& painter) const;
    void drawReading(QPainter& painter) const;
    CurvePlot plot() const { return {plotArea(), last_step_, nllRange()}; }

    QLineSeries* train_series_;
    QLineSeries* held_out_series_;
    QLineSeries* floor_series_;
    QLineSeries* ghost_series_;
    QValueAxis* step_axis_;
    QValueAxis* nll_axis_;
    LossWords words_;
    std::vector<CurvePoint> train_, held_out_, ghost_;
    std::vector<EditMark> edits_;
    std::optional<double> floor_, hovered_step_;
    std::optional<Range> nll_range_;
    double last_step_ = 0;                  ///< the end of the step axis
    double step_power_ = 1, nll_power_ = 1; ///< that the axes count in
};

} // namespace pushforward

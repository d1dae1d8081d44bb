// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/picture/decimate.h"

#include <QChartView>

#include <optional>
#include <vector>

class QLineSeries;
class QValueAxis;

namespace pushforward {

/// NLL by step, nats per point: training, held out (dashed) and the floor (dotted, with its
/// number). The range shows the interesting part: the latest values and the floor, not the first
/// exploding ones, and it moves only when it has to. The pointer reads off a step's values.
class LikelihoodChart : public QChartView {
    Q_OBJECT
public:
    explicit LikelihoodChart(QWidget* parent = nullptr);

    /// x: step, y: NLL. Steps grow; values that are not finite are left out.
    void setCurves(std::vector<CurvePoint> train, std::vector<CurvePoint> held_out);
    void setFloor(std::optional<double> nll);
    void clear(); ///< for a new run: no curves, and the range starts again

    QSize sizeHint() const override { return {244, 190}; }
    QSize minimumSizeHint() const override { return {160, 120}; }

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;

private:
    void updateRanges();
    void updateTicks();
    void applyStyle();

    QLineSeries* train_series_;
    QLineSeries* held_out_series_;
    QLineSeries* floor_series_;
    QValueAxis* step_axis_;
    QValueAxis* nll_axis_;
    std::vector<CurvePoint> train_, held_out_;
    std::optional<double> floor_;
    std::optional<double> hovered_step_;
    bool has_range_ = false;
};

} // namespace pushforward

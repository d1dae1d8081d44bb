// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/stage/stage_drawings.h"
#include "ui/stage/stage_legend.h"

#include <QChartView>
#include <QTimer>

#include <optional>

class QValueAxis;

namespace pushforward {

class PlaneItem;

/// The plane: its drawings over Qt Charts' axes, a unit of either axis the same number of pixels
/// but where the home view has unlike axes. Wheel zooms about the pointer, drag pans, Home
/// resets, +, − and arrows do the same by keyboard.
class StageView : public QChartView {
    Q_OBJECT
public:
    explicit StageView(QWidget* parent = nullptr);
    ~StageView() override;

    StageDrawings& drawings() { return drawings_; }
    const StageDrawings& drawings() const { return drawings_; }

    /// None: the theme's.
    void setColourMap(std::optional<ColourMapKind> kind);
    std::optional<ColourMapKind> colourMap() const { return map_; }
    void setAxisTitles(const QString& first, const QString& second);
    void setKeyVisible(bool visible);        ///< of the density's colours
    void setCaption(const QString& caption); ///< "after layer 3 of 8", a chip; empty: none

    /// What reset goes back to; moves there when the view is still at the former home.
    /// With unlike axes each has a scale of its own, as long as this is the home view.
    void setHomeView(const View& view, bool unlike_axes = false);
    void resetView();
    void zoom(double factor);          ///< about the middle; > 1 shows less of the plane
    void pan(double right, double up); ///< in shares of the view
    bool isHome() const { return wanted_ == home_; }

    View currentView() const { return view_; }
    QRectF plotArea() const;      ///< in the widget's coordinates
    Eigen::Array2d pixel() const; ///< its size in the plane

    QPointF toPlane(QPointF widget) const;
    QPointF fromPlane(QPointF plane) const;

Q_SIGNALS:
    void viewChanged(const pushforward::View& view); ///< after zoom, pan, reset and resize
    void pointerMoved(QPointF plane);                ///< over the plot area

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override { mousePressEvent(event); }
    void keyPressEvent(QKeyEvent* event) override;

private:
    void setWanted(const View& view);
    void zoomAbout(QPointF plane, double factor);
    void layOut();
    void applyStyle();
    void updateLegend();

    QValueAxis* horizontal_;
    QValueAxis* vertical_;
    StageDrawings drawings_;
    PlaneItem* plane_;
    StageLegend* legend_;

    View home_, wanted_, view_;
    bool unlike_axes_ = false, key_is_visible_ = true;
    std::optional<ColourMapKind> map_;
    QString caption_, first_title_, second_title_;
    QTimer busy_timer_;           ///< runs while the legend says that something is being drawn
    std::optional<QPointF> drag_; ///< where the pointer was last, while it drags
};

} // namespace pushforward

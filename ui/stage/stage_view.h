// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/painting/painting.h"
#include "core/picture/contours.h"
#include "core/picture/density_grid.h"
#include "core/tables/categories.h"
#include "ui/draw/density_image.h"
#include "ui/stage/stage_legend.h"

#include <QChartView>

#include <memory>
#include <optional>
#include <vector>

class QValueAxis;

namespace pushforward {

class CloudLayer;
class ContourLayer;
class DataLayer;
class DensityLayer;
class PlaneItem;
class PlaneLayer;

enum class StageLayer { density, contours, data, samples };

/// The plane: density, contours, data and samples over Qt Charts' axes, a unit of either axis the
/// same number of pixels but where the home view has unlike axes. Wheel zooms about the pointer,
/// drag pans, double click or Home resets, +, − and arrows do the same by keyboard. Everything
/// handed in stays at its own place in the plane when the view moves on; ask for a new density on
/// `viewChanged`.
class StageView : public QChartView {
    Q_OBJECT
public:
    explicit StageView(QWidget* parent = nullptr);
    ~StageView() override;

    void setDensity(std::shared_ptr<const DensityGrid> density); ///< null: none
    void setContours(std::vector<Polyline> contours);

    /// An even pick of 500,000 points where there are more, each class in its own colour.
    void setData(const Points& points, const Categories& categories = {});
    void setPainting(const Painting& painting); ///< in place of the data's points

    /// Lines of the density that a flow is fitted to, where it is fitted to one; goes with the
    /// data's switch.
    void setTarget(std::vector<Polyline> contours);
    const std::vector<Polyline>& target() const;
    Index dataCount() const; ///< points of the data that are drawn where the switch is on
    void setSamples(Points points);

    void setLayerVisible(StageLayer layer, bool visible);
    bool isLayerVisible(StageLayer layer) const;

    /// None: the theme's.
    void setColourMap(std::optional<ColourMapKind> kind);
    std::optional<ColourMapKind> colourMap() const { return map_; }
    void setDensityScale(DensityScale scale);
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
    QRectF plotArea() const;            ///< in the widget's coordinates
    Eigen::Array2d pixel() const;       ///< its size in the plane
    QSize densitySize() const;          ///< columns and rows for square cells, about 256² of them
    const DensityGrid* density() const; ///< the one that is shown; null for none

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
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void setWanted(const View& view);
    void zoomAbout(QPointF plane, double factor);
    void layOut();
    void applyStyle();
    void updateLegend();
    void addDataChips(std::vector<StageLegend::Chip>& chips) const;
    PlaneLayer& layer(StageLayer layer) const;

    QValueAxis* horizontal_;
    QValueAxis* vertical_;
    std::unique_ptr<DensityLayer> density_;
    std::unique_ptr<ContourLayer> contours_, target_;
    std::unique_ptr<DataLayer> data_;
    std::unique_ptr<CloudLayer> samples_;
    PlaneItem* plane_;
    StageLegend* legend_;

    View home_, wanted_, view_;
    bool unlike_axes_ = false, key_is_visible_ = true;
    std::optional<ColourMapKind> map_;
    QString caption_, first_title_, second_title_;
    std::optional<QPointF> drag_; ///< where the pointer was last, while it drags
};

} // namespace pushforward

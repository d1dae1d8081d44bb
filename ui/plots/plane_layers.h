// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/picture/contours.h"
#include "core/picture/density_grid.h"
#include "ui/render/density_image.h"

#include <QColor>
#include <QImage>

#include <memory>
#include <vector>

namespace pushforward {

/// One layer of a picture of the plane. Draws into an RGB32 image whose whole area is `view`.
class PlaneLayer {
public:
    virtual ~PlaneLayer() = default;
    virtual void draw(QImage& image, const View& view) const = 0;

    bool shown = true;
};

/// A density as one picture, at its own place in the plane; around it the map's zero.
class DensityLayer : public PlaneLayer {
public:
    void setDensity(std::shared_ptr<const DensityGrid> density);
    void setLook(const ColourMap& map, DensityScale scale);

    const DensityGrid* density() const { return density_.get(); }
    const ColourMap& map() const { return *map_; }
    DensityScale scale() const { return scale_; }

    void draw(QImage& image, const View& view) const override;

private:
    void colour();

    std::shared_ptr<const DensityGrid> density_;
    QImage coloured_; ///< a pixel a cell
    const ColourMap* map_ = &colour_map(ColourMapKind::viridis);
    DensityScale scale_ = DensityScale::square_root;
    mutable QImage drawn_; ///< stretched to the last image's size and view
    mutable View drawn_view_;
};

/// Level lines.
class ContourLayer : public PlaneLayer {
public:
    std::vector<Polyline> lines;
    QColor colour;
    double width = 1.1; ///< logical pixels

    void draw(QImage& image, const View& view) const override;
};

/// Points as dots: 20,000 take a millisecond or two, where a QScatterSeries takes 58. More than
/// that are drawn as 20,000 of them, evenly picked.
class CloudLayer : public PlaneLayer {
public:
    QColor colour;

    void setPoints(Points points);
    const Points& points() const { return points_; }

    void draw(QImage& image, const View& view) const override;

private:
    Points points_;
};

} // namespace pushforward

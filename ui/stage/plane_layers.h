// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/painting/painting.h"
#include "core/picture/contours.h"
#include "core/picture/density_grid.h"
#include "ui/draw/class_clouds.h"
#include "ui/draw/cloud_picture.h"
#include "ui/draw/density_image.h"

#include <QColor>
#include <QImage>

#include <memory>
#include <optional>
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

/// Level lines, drawn anew where they, their colour, the view or its size have changed.
class ContourLayer : public PlaneLayer {
public:
    explicit ContourLayer(double width = 1.1) : width_(width) {} ///< logical pixels

    void setLines(std::vector<Polyline> lines);
    const std::vector<Polyline>& lines() const { return lines_; }
    void setColour(const QColor& colour);
    const QColor& colour() const { return colour_; }

    void draw(QImage& image, const View& view) const override;

private:
    std::vector<Polyline> lines_;
    QColor colour_;
    double width_;
    mutable QImage drawn_; ///< transparent; null where it is stale
    mutable View drawn_view_;
};

/// Points: up to 50,000 are dots (20,000 take a millisecond or two, where a QScatterSeries takes
/// 58), more are a density of points.
class CloudLayer : public PlaneLayer {
public:
    QColor colour;

    /// Points that change as a whole.
    void setPoints(Points points);

    /// Points that stay from one picture to the next, perhaps with others after them: only those
    /// are drawn anew.
    void setPainting(const Painting& painting);

    Index count() const { return painting_ ? painting_->count() : points_.cols(); }

    void draw(QImage& image, const View& view) const override;

private:
    void drawKept(QImage& image, const View& view) const;

    Points points_{2, 0};
    std::optional<Painting> painting_;
    mutable CloudPicture picture_; ///< of the painting
    mutable std::optional<Painting> drawn_;
    mutable View drawn_view_;
    mutable QColor drawn_colour_;
};

/// The data: a cloud, or one of each class.
class DataLayer : public PlaneLayer {
public:
    void setClouds(std::vector<ClassCloud> clouds);
    void setPainting(const Painting& painting);

    /// In which colours it is drawn.
    void setTheme(const Theme& theme);

    Index count() const;
    bool hasClasses() const { return !classes_.empty(); }

    /// What the dots are called, where there are any.
    struct Entry {
        QColor colour;
        QString name; ///< empty where there are no classes
    };
    std::vector<Entry> entries() const;

    void draw(QImage& image, const View& view) const override;

private:
    CloudLayer cloud_; ///< where there are no classes
    std::vector<ClassCloud> classes_;
    Theme theme_ = Theme::light();
    mutable QImage drawn_; ///< the classes; null where it is stale
    mutable View drawn_view_;
};

} // namespace pushforward

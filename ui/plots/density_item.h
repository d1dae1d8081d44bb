// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/plane_item.h"
#include "ui/render/density_image.h"

#include <memory>

namespace pushforward {

/// A density as one picture, at its own place in the plane; around it the map's zero.
class DensityItem : public PlaneItem {
public:
    using PlaneItem::PlaneItem;

    void setDensity(std::shared_ptr<const DensityGrid> density);
    void setLook(const ColourMap& map, DensityScale scale);
    void setShown(bool shown); ///< when not, the background alone

    const DensityGrid* density() const { return density_.get(); }
    const ColourMap& map() const { return *map_; }
    DensityScale scale() const { return scale_; }
    bool isShown() const { return shown_; }

protected:
    void draw(QImage& image) const override;
    QImage::Format format() const override { return QImage::Format_RGB32; }

private:
    void colour();

    std::shared_ptr<const DensityGrid> density_;
    QImage coloured_; ///< a pixel a cell
    const ColourMap* map_ = &colour_map(ColourMapKind::viridis);
    DensityScale scale_ = DensityScale::square_root;
    bool shown_ = true;
};

} // namespace pushforward

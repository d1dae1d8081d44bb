// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/density_item.h"

#include <QPainter>

namespace pushforward {

void DensityItem::setDensity(std::shared_ptr<const DensityGrid> density) {
    density_ = std::move(density);
    colour();
}

void DensityItem::setLook(const ColourMap& map, DensityScale scale) {
    if (map_ == &map && scale_ == scale) return;
    map_ = &map;
    scale_ = scale;
    colour();
}

void DensityItem::setShown(bool shown) {
    shown_ = shown;
    changed();
}

void DensityItem::colour() {
    coloured_ = density_ ? density_image(*density_, *map_, scale_) : QImage();
    changed();
}

void DensityItem::draw(QImage& image) const {
    image.fill(map_->zero());
    if (coloured_.isNull() || !shown_) return;
    QPainter painter(&image);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const View& whole = density_->view;
    painter.drawImage(QRectF(place(whole.left, whole.top), place(whole.right, whole.bottom)),
                      coloured_);
}

} // namespace pushforward

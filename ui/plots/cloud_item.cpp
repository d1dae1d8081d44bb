// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/cloud_item.h"

#include "ui/render/cloud_image.h"

namespace pushforward {

void CloudItem::setPoints(Points points) {
    points_ = std::move(points);
    changed();
}

void CloudItem::setColour(const QColor& colour) {
    if (colour == colour_) return;
    colour_ = colour;
    changed();
}

void CloudItem::draw(QImage& image) const {
    splat(image, points_, view(), DotStyle::for_count(colour_, points_.cols()));
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/plane_item.h"

#include <QPainter>

namespace pushforward {

void PlaneItem::setPlane(const QRectF& area, const View& view) {
    if (area == area_ && view == view_) return;
    if (area != area_) prepareGeometryChange();
    area_ = area;
    view_ = view;
    changed();
}

void PlaneItem::changed() {
    stale_ = true;
    update();
}

QPointF PlaneItem::place(double x, double y) const {
    return {(x - view_.left) / view_.width() * area_.width(),
            (view_.top - y) / view_.height() * area_.height()};
}

void PlaneItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    const qreal ratio = painter->device()->devicePixelRatioF();
    const QSize pixels = (area_.size() * ratio).toSize();
    if (pixels.isEmpty()) return;
    if (stale_ || picture_.size() != pixels || picture_.devicePixelRatio() != ratio) {
        if (picture_.size() != pixels) picture_ = QImage(pixels, format());
        picture_.setDevicePixelRatio(ratio);
        if (format() != QImage::Format_RGB32) picture_.fill(Qt::transparent);
        draw(picture_);
        stale_ = false;
    }
    painter->drawImage(area_.topLeft(), picture_);
}

} // namespace pushforward

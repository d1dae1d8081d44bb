// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/plane_item.h"

#include "ui/stage/stage_drawings.h"

#include <QPainter>

namespace pushforward {

PlaneItem::PlaneItem(QGraphicsItem* parent, StageDrawings& drawings)
    : QGraphicsItem(parent), drawings_(drawings) {}

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

void PlaneItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    const qreal ratio = painter->device()->devicePixelRatioF();
    const QSize pixels = (area_.size() * ratio).toSize();
    if (pixels.isEmpty()) return;
    if (stale_ || picture_.size() != pixels || picture_.devicePixelRatio() != ratio) {
        if (picture_.size() != pixels) picture_ = QImage(pixels, QImage::Format_RGB32);
        picture_.setDevicePixelRatio(ratio);
        drawings_.setSurface({view_, density_cells(area_.size()), pixels, ratio});
        drawings_.compose(picture_);
        stale_ = false;
    }
    painter->drawImage(area_.topLeft(), picture_);
}

} // namespace pushforward

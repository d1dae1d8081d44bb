// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/picture/view.h"

#include <QGraphicsItem>
#include <QImage>

#include <vector>

namespace pushforward {

class PlaneLayer;

/// A picture of the plane inside a chart's plot area. Its layers are drawn once, bottom first, into
/// one opaque image of the area's device pixels; painting copies that image until something has
/// changed.
class PlaneItem : public QGraphicsItem {
public:
    /// The layers must live as long.
    PlaneItem(QGraphicsItem* parent, std::vector<const PlaneLayer*> layers);

    /// Where the view is drawn, in the chart's coordinates.
    void setPlane(const QRectF& area, const View& view);

    /// A layer is not what it was.
    void changed();

    QRectF boundingRect() const override { return area_; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    std::vector<const PlaneLayer*> layers_;
    QRectF area_;
    View view_;
    QImage picture_;
    bool stale_ = true;
};

} // namespace pushforward

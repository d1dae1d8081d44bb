// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/picture/view.h"

#include <QGraphicsItem>
#include <QImage>

namespace pushforward {

class StageDrawings;

/// The drawings of the plane inside a chart's plot area. They are composed once into one opaque
/// image of the area's device pixels; painting copies that image until something has changed.
class PlaneItem : public QGraphicsItem {
public:
    /// The drawings must live as long.
    PlaneItem(QGraphicsItem* parent, StageDrawings& drawings);

    /// Where the view is drawn, in the chart's coordinates.
    void setPlane(const QRectF& area, const View& view);

    /// A drawing is not what it was.
    void changed();

    QRectF boundingRect() const override { return area_; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    StageDrawings& drawings_;
    QRectF area_;
    View view_;
    QImage picture_;
    bool stale_ = true;
};

} // namespace pushforward

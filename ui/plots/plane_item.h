// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/picture/view.h"

#include <QGraphicsItem>
#include <QImage>

namespace pushforward {

/// One layer of a picture of the plane, inside a chart's plot area. It is drawn once into an image
/// of the area's device pixels; painting copies that image until something has changed.
class PlaneItem : public QGraphicsItem {
public:
    explicit PlaneItem(QGraphicsItem* parent) : QGraphicsItem(parent) {}

    /// Where the view is drawn, in the chart's coordinates.
    void setPlane(const QRectF& area, const View& view);

    QRectF boundingRect() const override { return area_; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

protected:
    /// Draws into an image that covers the area; its device pixel ratio is set. Points of the plane
    /// lie at `place` in logical pixels.
    virtual void draw(QImage& image) const = 0;
    virtual QImage::Format format() const { return QImage::Format_ARGB32_Premultiplied; }

    void changed();
    const View& view() const { return view_; }
    QPointF place(double x, double y) const; ///< from the area's top left corner

private:
    QRectF area_;
    View view_;
    QImage picture_;
    bool stale_ = true;
};

} // namespace pushforward

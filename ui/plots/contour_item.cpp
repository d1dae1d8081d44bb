// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/contour_item.h"

#include <QPainter>

namespace pushforward {

void ContourItem::setLines(std::vector<Polyline> lines) {
    lines_ = std::move(lines);
    changed();
}

void ContourItem::setColour(const QColor& colour) {
    if (colour == colour_) return;
    colour_ = colour;
    changed();
}

void ContourItem::draw(QImage& image) const {
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour_, 1.1));
    QPolygonF places;
    for (const Polyline& line : lines_) {
        places.clear();
        for (const Eigen::Array2d& point : line) {
            const QPointF next = place(point.x(), point.y());
            // What lies closer than half a pixel adds cost, not shape.
            if (places.isEmpty() || (next - places.back()).manhattanLength() > 0.5) places << next;
        }
        if (!line.empty()) places << place(line.back().x(), line.back().y());
        painter.drawPolyline(places);
    }
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/figures/page_canvas.h"

#include "ui/draw/clip.h"
#include "ui/draw/cloud_image.h"

#include <QPainterPath>

namespace pushforward {

namespace {

constexpr Index most_vectors = 2000;

/// Round caps of strokes of no length make discs: one short path instead of an element per point.
void draw_discs(const FigurePage& page, const PlotFrame& frame, const Points& points,
                const DotStyle& style) {
    if (style.halo.isValid()) draw_discs(page, frame, points, style.ring());
    const double radius = style.diameter / 2;
    const QRectF inner = frame.area.adjusted(radius, radius, -radius, -radius);
    QPainterPath whole, frame_path, cut;
    frame_path.addRect(frame.area);
    for (Index i = 0; i < points.cols(); ++i) {
        const QPointF place = frame.place(points(0, i), points(1, i));
        if (inner.contains(place)) {
            whole.moveTo(place);
            whole.lineTo(place + QPointF(0.01, 0));
        } else if (frame.area.contains(place)) {
            QPainterPath disc;
            disc.addEllipse(place, radius, radius);
            cut.addPath(disc.intersected(frame_path));
        }
    }
    QColor colour = style.colour;
    colour.setAlphaF(static_cast<float>(style.opacity));
    page.painter.strokePath(whole, QPen(colour, style.diameter, Qt::SolidLine, Qt::RoundCap));
    cut.setFillRule(Qt::WindingFill);
    page.painter.fillPath(cut, colour);
}

} // namespace

void PageCanvas::image(const QImage& picture, const View& place, const QColor& around) {
    QImage pixels = page_.blank(frame_.area, around);
    const double factor = pixels.width() / frame_.area.width();
    const auto at = [&](double x, double y) {
        return (frame_.place(x, y) - frame_.area.topLeft()) * factor;
    };
    QPainter painter(&pixels);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(QRectF(at(place.left, place.top), at(place.right, place.bottom)), picture);
    painter.end();
    page_.image(frame_.area, pixels);
}

void PageCanvas::lines(const std::vector<Polyline>& lines, const LineStyle& style) {
    page_.painter.setPen(QPen(style.colour, style.points));
    for (const Polyline& line : lines) {
        QPolygonF places;
        for (const Eigen::Array2d& point : line) places << frame_.place(point.x(), point.y());
        for (const QPolygonF& piece : clipped(places, frame_.area))
            page_.painter.drawPolyline(piece);
    }
}

void PageCanvas::dots(const Points& points, const DotInk& ink, Index) {
    if (points.cols() == 0) return;
    DotStyle style = DotStyle::for_count(ink, points.cols());
    style.diameter *= 0.6; // points, where it is made for pixels
    if (points.cols() <= most_vectors) {
        draw_discs(page_, frame_, points, style);
        return;
    }
    QImage pixels = page_.blank(frame_.area, Qt::transparent);
    style.diameter *= page_.dpi / 72;
    splat(pixels, points, frame_.view, style);
    page_.image(frame_.area, pixels);
}

} // namespace pushforward

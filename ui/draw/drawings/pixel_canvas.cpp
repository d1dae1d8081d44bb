// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/drawings/pixel_canvas.h"

#include "ui/draw/cloud_picture.h"
#include "ui/draw/line_image.h"

#include <QPainter>

namespace pushforward {

PixelCanvas::PixelCanvas(QSize pixels, double device_pixel_ratio, const View& view)
    : pixels_(pixels), ratio_(device_pixel_ratio), view_(view) {}

void PixelCanvas::begin() {
    if (!picture_.isNull()) return;
    picture_ = QImage(pixels_, QImage::Format_ARGB32_Premultiplied);
    picture_.setDevicePixelRatio(ratio_);
    picture_.fill(Qt::transparent);
}

void PixelCanvas::image(const QImage& picture, const View& place, const QColor& around) {
    picture_ = QImage(pixels_, QImage::Format_RGB32);
    picture_.fill(around);
    const double scale_x = pixels_.width() / view_.width(),
                 scale_y = pixels_.height() / view_.height();
    QPainter painter(&picture_);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(QRectF((place.left - view_.left) * scale_x, (view_.top - place.top) * scale_y,
                             place.width() * scale_x, place.height() * scale_y),
                      picture);
    painter.end();
    picture_.setDevicePixelRatio(ratio_);
}

void PixelCanvas::lines(const std::vector<Polyline>& lines, const LineStyle& style) {
    if (lines.empty()) return;
    begin();
    stroke(picture_, lines, view_, style.colour, style.pixels);
}

void PixelCanvas::dots(const Points& points, const DotInk& ink, Index crowd) {
    if (points.cols() == 0) return;
    begin();
    if (crowd <= CloudPicture::most_dots) {
        splat(picture_, points, view_, DotStyle::for_count(ink, crowd));
        return;
    }
    CloudPicture cloud;
    cloud.begin(pixels_, ratio_, view_, ink, crowd);
    cloud.add(points);
    QPainter painter(&picture_);
    painter.drawImage(QPointF(), cloud.image());
}

QImage picture_of(const ChosenDrawing& chosen, const Drawn& drawn, const Look& look, QSize pixels,
                  double device_pixel_ratio, const View& view) {
    PixelCanvas canvas(pixels, device_pixel_ratio, view);
    if (!pixels.isEmpty()) chosen.drawing->paint(canvas, drawn, look);
    return canvas.picture();
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/math/error.h"
#include "ui/draw/formats/registry.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>

namespace pushforward {

namespace {

QByteArray to_png(const Figure& figure, const FigureSize& size) {
    const QSize pixels = size.pixels();
    QImage image(pixels, QImage::Format_RGB32);
    if (image.isNull()) throw Error("A picture of this size does not fit in memory.");
    const int per_metre = qRound(size.dpi / 0.0254);
    QPainter painter(&image);
    painter.scale(pixels.width() / size.points.width(), pixels.height() / size.points.height());
    draw_figure(painter, figure, size);
    painter.end();
    image.setDotsPerMeterX(per_metre);
    image.setDotsPerMeterY(per_metre);
    if (!figure.title.isEmpty()) image.setText(QStringLiteral("Title"), figure.title);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, "PNG")) throw Error("The picture could not be made into a PNG.");
    return bytes;
}

} // namespace

PictureFormat png_format() {
    PictureFormat format;
    format.key = "png";
    format.title = "PNG: pixels";
    format.summary = "Portable Network Graphics: as many pixels as size and resolution make.";
    format.write = to_png;
    return format;
}

} // namespace pushforward

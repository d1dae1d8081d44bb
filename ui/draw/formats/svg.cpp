// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/formats/registry.h"

#include <QBuffer>
#include <QPainter>
#include <QSvgGenerator>

namespace pushforward {

namespace {

QByteArray to_svg(const Figure& figure, const FigureSize& size) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    // The size is written in whole dots: fine ones, or it would be off by a third of a millimetre.
    generator.setResolution(7200);
    generator.setSize((size.points * 100).toSize());
    generator.setViewBox(QRectF(QPointF(0, 0), size.points));
    generator.setTitle(figure.title.isEmpty() ? QStringLiteral("Pushforward") : figure.title);
    generator.setDescription(QStringLiteral("Made with Pushforward"));
    QPainter painter(&generator);
    draw_figure(painter, figure, size);
    painter.end();
    return bytes;
}

} // namespace

PictureFormat svg_format() {
    PictureFormat format;
    format.key = "svg";
    format.title = "SVG: vectors";
    format.summary = "Scalable Vector Graphics: lines and text are vectors, densities images.";
    format.write = to_svg;
    return format;
}

} // namespace pushforward

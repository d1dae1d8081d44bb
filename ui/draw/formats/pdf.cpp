// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/formats/registry.h"

#include <QBuffer>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

namespace pushforward {

namespace {

QByteArray to_pdf(const Figure& figure, const FigureSize& size) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPageSize(QPageSize(size.points, QPageSize::Point, QString(), QPageSize::ExactMatch));
    writer.setPageMargins({});
    writer.setResolution(720);
    writer.setTitle(figure.title.isEmpty() ? QStringLiteral("Pushforward") : figure.title);
    writer.setCreator(QStringLiteral("Pushforward"));
    QPainter painter(&writer);
    painter.scale(10, 10);
    draw_figure(painter, figure, size);
    painter.end();
    return bytes;
}

} // namespace

PictureFormat pdf_format() {
    PictureFormat format;
    format.key = "pdf";
    format.title = "PDF: vectors on a page";
    format.summary = "Portable Document Format: one page of the figure's size, fonts embedded.";
    format.write = to_pdf;
    return format;
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/figure.h"

#include "core/io/files.h"
#include "core/math/error.h"
#include "ui/draw/figure_page.h"

#include <QBuffer>
#include <QFileInfo>
#include <QPageSize>
#include <QPdfWriter>
#include <QSvgGenerator>

#include <cmath>

namespace pushforward {

namespace {

constexpr double margin = 8, title_room = 20;
constexpr double most_pixels = 20000; // on a side

void draw(QPainter& painter, const Figure& figure, const FigureSize& size) {
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing |
                           QPainter::LosslessImageRendering);
    painter.setFont(FigurePage::font(8)); // SVG names it beside shapes, too
    const QRectF whole(QPointF(0, 0), size.points);
    painter.fillRect(whole, figure.theme.panel);
    const FigurePage page{painter, page_room(size, !figure.title.isEmpty()), figure.theme,
                          size.dpi};
    page.text({margin, margin, whole.width() - 2 * margin, 13}, Qt::AlignCenter, figure.title, 10,
              figure.theme.text);
    std::visit([&](const auto& content) { draw_content(page, content, figure.scale); },
               figure.content);
}

QByteArray to_png(const Figure& figure, const FigureSize& size) {
    const QSize pixels = size.pixels();
    QImage image(pixels, QImage::Format_RGB32);
    if (image.isNull()) throw Error("A picture of this size does not fit in memory.");
    const int per_metre = qRound(size.dpi / 0.0254);
    QPainter painter(&image);
    painter.scale(pixels.width() / size.points.width(), pixels.height() / size.points.height());
    draw(painter, figure, size);
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

QByteArray to_svg(const Figure& figure, const FigureSize& size) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    // The size is told in whole dots: fine ones, or it would be off by a third of a millimetre.
    generator.setResolution(7200);
    generator.setSize((size.points * 100).toSize());
    generator.setViewBox(QRectF(QPointF(0, 0), size.points));
    generator.setTitle(figure.title.isEmpty() ? QStringLiteral("Pushforward") : figure.title);
    generator.setDescription(QStringLiteral("Made with Pushforward"));
    QPainter painter(&generator);
    draw(painter, figure, size);
    painter.end();
    return bytes;
}

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
    draw(painter, figure, size);
    painter.end();
    return bytes;
}

void check(const FigureSize& size) {
    const double width = size.points.width(), height = size.points.height();
    if (!(width >= 100 && height >= 75 && width <= 15000 && height <= 15000))
        throw Error("A figure must be between 36 × 27 mm and 5 × 5 m: choose another size.");
    if (!(size.dpi >= 20 && width / 72 * size.dpi <= most_pixels &&
          height / 72 * size.dpi <= most_pixels))
        throw Error("A figure must have at least 20 dots per inch and at most 20,000 pixels on a "
                    "side: choose another size or resolution.");
}

} // namespace

QRectF page_room(const FigureSize& size, bool has_title) {
    return QRectF(QPointF(0, 0), size.points)
        .adjusted(margin, margin + (has_title ? title_room : 0), -margin, -margin);
}

FigureSize FigureSize::from_millimetres(double width, double height, double dpi) {
    return {QSizeF(width, height) * 72 / 25.4, dpi};
}

FigureSize FigureSize::from_pixels(int width, int height, double dpi) {
    return {QSizeF(width, height) * 72 / dpi, dpi};
}

QSize FigureSize::pixels() const { return (points * dpi / 72).toSize(); }

FigureFormat figure_format(const QString& path) {
    const QString ending = QFileInfo(path).suffix().toLower();
    if (ending == QLatin1String("png")) return FigureFormat::png;
    if (ending == QLatin1String("svg")) return FigureFormat::svg;
    if (ending == QLatin1String("pdf")) return FigureFormat::pdf;
    throw Error("The figure's name \"" + path.toStdString() + "\" must end in .png, .svg or .pdf.");
}

QByteArray render_figure(const Figure& figure, FigureFormat format, const FigureSize& size) {
    check(size);
    switch (format) {
    case FigureFormat::png:
        return to_png(figure, size);
    case FigureFormat::svg:
        return to_svg(figure, size);
    case FigureFormat::pdf:
        break;
    }
    return to_pdf(figure, size);
}

void save_figure(const Figure& figure, const QString& path, FigureFormat format,
                 const FigureSize& size) {
    write_file(path.toStdString(), render_figure(figure, format, size).toStdString());
}

void save_figure(const Figure& figure, const QString& path, const FigureSize& size) {
    save_figure(figure, path, figure_format(path), size);
}

} // namespace pushforward

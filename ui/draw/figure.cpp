// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/figure.h"

#include "core/io/files.h"
#include "core/math/error.h"
#include "ui/draw/figure_page.h"
#include "ui/draw/formats/registry.h"

namespace pushforward {

namespace {

constexpr double margin = 8, title_room = 20;
constexpr double most_pixels = 20000; // on a side

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

void draw_figure(QPainter& painter, const Figure& figure, const FigureSize& size) {
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing |
                           QPainter::LosslessImageRendering);
    painter.setFont(FigurePage::font(8)); // SVG names it beside shapes, too
    const QRectF whole(QPointF(0, 0), size.points);
    painter.fillRect(whole, figure.theme.panel);
    const FigurePage page{painter, page_room(size, !figure.title.isEmpty()), figure.theme,
                          size.dpi};
    page.text({margin, margin, whole.width() - 2 * margin, 13}, Qt::AlignCenter, figure.title, 10,
              figure.theme.text);
    figure.content->draw(page);
}

QByteArray render_figure(const Figure& figure, const PictureFormat& format,
                         const FigureSize& size) {
    check(size);
    return format.write(figure, size);
}

void save_figure(const Figure& figure, const QString& path, const PictureFormat& format,
                 const FigureSize& size) {
    write_file(path.toStdString(), render_figure(figure, format, size).toStdString());
}

void save_figure(const Figure& figure, const QString& path, const FigureSize& size) {
    save_figure(figure, path, format_of_file(path.toStdString()), size);
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/clip.h"
#include "ui/draw/cloud_image.h"
#include "ui/draw/figure_page.h"
#include "ui/draw/ticks.h"

#include <QCoreApplication>
#include <QPainterPath>

#include <algorithm>

namespace pushforward {

namespace {

constexpr Index most_vectors = 2000;
constexpr double left_room = 46, bottom_room = 30, bar_room = 50, key_room = 15;

QString tr(const char* text) { return QCoreApplication::translate("Figure", text); }

void draw_density(const FigurePage& page, const PlotFrame& frame, const PlaneFigure& figure,
                  DensityScale scale) {
    const ColourMap& map = colour_map(page.theme.density);
    QImage pixels = page.blank(frame.area, figure.density ? QColor(map.zero()) : page.theme.panel);
    if (figure.density) {
        const View& whole = figure.density->view;
        const double factor = pixels.width() / frame.area.width();
        const auto at = [&](double x, double y) {
            return (frame.place(x, y) - frame.area.topLeft()) * factor;
        };
        QPainter painter(&pixels);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(QRectF(at(whole.left, whole.top), at(whole.right, whole.bottom)),
                          density_image(*figure.density, map, scale));
    }
    page.image(frame.area, pixels);
}

void draw_contours(const FigurePage& page, const PlotFrame& frame,
                   const std::vector<Polyline>& lines, const QColor& colour) {
    page.painter.setPen(QPen(colour, 0.6));
    for (const Polyline& line : lines) {
        QPolygonF places;
        for (const Eigen::Array2d& point : line) places << frame.place(point.x(), point.y());
        for (const QPolygonF& piece : clipped(places, frame.area)) page.painter.drawPolyline(piece);
    }
}

/// Round caps of strokes of no length make discs: one short path instead of an element a point.
void draw_dots(const FigurePage& page, const PlotFrame& frame, const Points& points,
               const DotStyle& style) {
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

void draw_cloud(const FigurePage& page, const PlotFrame& frame, const Points& points,
                const QColor& colour) {
    if (points.cols() == 0) return;
    DotStyle style = DotStyle::for_count(colour, points.cols());
    style.diameter *= 0.6; // points, where it is made for pixels
    if (points.cols() <= most_vectors) {
        draw_dots(page, frame, points, style);
        return;
    }
    QImage pixels = page.blank(frame.area, Qt::transparent);
    style.diameter *= page.dpi / 72;
    splat(pixels, points, frame.view, style);
    page.image(frame.area, pixels);
}

void draw_bar(const FigurePage& page, const QRectF& area, float maximum, DensityScale scale) {
    const QRectF bar(area.right() + 10, area.top(), 8, area.height());
    page.image(bar, colour_bar(colour_map(page.theme.density), {1, 256}));
    page.painter.setPen(QPen(page.theme.dimmed, 0.6));
    page.painter.setBrush(Qt::NoBrush);
    page.painter.drawRect(bar);
    const double step = tick_step(maximum, bar.height(), 30);
    double last_y = bar.bottom() + 100, widest = 0;
    for (const double density : tick_places(0, maximum, step)) {
        const double y = bar.bottom() - map_share(density, maximum, scale) * bar.height();
        if (last_y - y < 11) continue;
        last_y = y;
        page.painter.setPen(QPen(page.theme.dimmed, 0.6));
        page.painter.drawLine(QPointF(bar.right(), y), QPointF(bar.right() + 2, y));
        const bool is_long = tick_exponent(0, maximum, step, 6) != 0;
        const QString label = is_long ? short_number(density) : tick_label(density, step);
        widest = std::max(widest, page.text_width(label, 7));
        page.text({bar.right() + 4, y - 5, 40, 10}, Qt::AlignLeft | Qt::AlignVCenter, label, 7,
                  page.theme.dimmed);
    }
    page.upright_text({bar.right() + 6 + widest, bar.top(), 10, bar.height()}, scale_name(scale), 7,
                      page.theme.dimmed);
}

void draw_key(const FigurePage& page, const QRectF& row, const PlaneFigure& figure,
              const Theme& dots) {
    constexpr double dot_room = 9, gap = 14;
    constexpr qsizetype longest = 24;
    double left = row.left();
    const auto width = [&](const QString& name) {
        return dot_room + page.text_width(name, 8) + gap;
    };
    const auto entry = [&](const QColor& colour, const QString& name) {
        page.painter.setPen(Qt::NoPen);
        page.painter.setBrush(colour);
        page.painter.drawEllipse(QPointF(left + 3, row.center().y()), 2.5, 2.5);
        page.text({left + dot_room, row.top(), width(name), row.height()},
                  Qt::AlignLeft | Qt::AlignVCenter, name, 8, page.theme.text);
        left += width(name);
    };
    const QString more = tr("%1 more");
    const double others = width(tr("samples")) + width(tr("target")) + width(more);
    for (std::size_t i = 0; i < figure.data.size(); ++i) {
        const ClassCloud& cloud = figure.data[i];
        QString name = cloud.name.isEmpty() ? tr("data") : cloud.name;
        if (name.size() > longest) name = name.left(longest - 1) + QChar(0x2026);
        if (i > 0 && left + width(name) > row.right() - others) {
            entry(Qt::transparent, more.arg(figure.data.size() - i));
            break;
        }
        entry(colour_of(cloud, dots), name);
    }
    if (figure.samples.cols() > 0) entry(dots.samples, tr("samples"));
    if (!figure.target.empty()) entry(dots.floor, tr("target"));
}

} // namespace

QRectF plane_area(const QRectF& room, bool has_bar, bool has_key) {
    return room.adjusted(left_room, has_key ? key_room : 4, has_bar ? -bar_room : -8, -bottom_room);
}

void draw_content(const FigurePage& page, const PlaneFigure& figure, DensityScale scale) {
    const bool has_bar = figure.density && figure.density->maximum > 0;
    const bool has_key = !figure.data.empty() || figure.samples.cols() > 0;
    PlotFrame frame;
    frame.area = plane_area(page.rect, has_bar, has_key);
    frame.view = fitted(figure.view, frame.area.width(), frame.area.height());

    draw_density(page, frame, figure, scale);
    const Theme& dots = figure.density ? Theme::over(colour_map(page.theme.density)) : page.theme;
    draw_contours(page, frame, figure.contours, dots.contours);
    for (const ClassCloud& cloud : figure.data)
        draw_cloud(page, frame, cloud.points, colour_of(cloud, dots));
    draw_cloud(page, frame, figure.samples, dots.samples);
    draw_contours(page, frame, figure.target, dots.floor);
    draw_axes(page, frame, figure.first_title, figure.second_title, 40, 40, false);
    if (has_bar) draw_bar(page, frame.area, figure.density->maximum, scale);
    if (has_key)
        draw_key(page, {frame.area.left(), page.rect.top(), frame.area.width(), key_room - 3},
                 figure, dots);
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/figure_page.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace pushforward {

namespace {

constexpr double gap = 8, title_height = 13, note_height = 14;

/// The number of columns that makes the panels largest.
int best_columns(int count, const QSizeF& room) {
    int best = 1;
    double largest = 0;
    for (int columns = 1; columns <= count; ++columns) {
        const int rows = (count + columns - 1) / columns;
        const double side = std::min((room.width() + gap) / columns - gap,
                                     (room.height() + gap) / rows - gap - title_height);
        if (side > largest) {
            largest = side;
            best = columns;
        }
    }
    return best;
}

QString elided(const QString& words, int points, double width) {
    return QFontMetricsF(FigurePage::font(points)).elidedText(words, Qt::ElideRight, width);
}

} // namespace

void draw_content(const FigurePage& page, const LayersFigure& figure, DensityScale scale) {
    const int count = static_cast<int>(figure.panels.size());
    if (count == 0) return;
    const QRectF room = page.rect.adjusted(0, 0, 0, -note_height);
    const int columns = best_columns(count, room.size());
    const int rows = (count + columns - 1) / columns;
    const double side = std::max(1.0, std::min((room.width() + gap) / columns - gap,
                                               (room.height() + gap) / rows - gap - title_height));
    const double left = room.center().x() - (columns * (side + gap) - gap) / 2;
    const double height = rows * (side + gap + title_height) - gap;
    const double top = room.top() + std::max(0.0, (room.height() - height) / 2);
    const ColourMap& map = colour_map(page.theme.density);

    for (int i = 0; i < count; ++i) {
        const auto& panel = figure.panels[static_cast<std::size_t>(i)];
        const QPointF corner(left + (i % columns) * (side + gap),
                             top + (i / columns) * (side + gap + title_height));
        page.text({corner.x(), corner.y(), side, title_height - 2},
                  Qt::AlignLeft | Qt::AlignVCenter, elided(panel.title, 8, side), 8,
                  page.theme.text);
        const QRectF square(corner + QPointF(0, title_height), QSizeF(side, side));
        QImage pixels = page.blank(square, QColor(map.zero()));
        if (panel.density && panel.density->columns > 0) {
            const PlotFrame frame{QRectF(QPointF(0, 0), QSizeF(pixels.size())),
                                  with_equal_scales(panel.density->view, side, side)};
            const View& whole = panel.density->view;
            QPainter painter(&pixels);
            painter.setRenderHint(QPainter::SmoothPixmapTransform);
            painter.drawImage(
                QRectF(frame.place(whole.left, whole.top), frame.place(whole.right, whole.bottom)),
                density_image(*panel.density, map, scale));
        }
        page.image(square, pixels);
        page.painter.setPen(QPen(page.theme.line, 0.6));
        page.painter.setBrush(Qt::NoBrush);
        page.painter.drawRect(square);
    }
    page.text({page.rect.left(), top + height, page.rect.width(), note_height},
              Qt::AlignHCenter | Qt::AlignBottom,
              QCoreApplication::translate("Figure", "%1; each panel up to its own maximum")
                  .arg(scale_name(scale)),
              7, page.theme.dimmed);
}

} // namespace pushforward

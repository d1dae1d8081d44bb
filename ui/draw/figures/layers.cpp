// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/figures/layers.h"

#include "ui/draw/figures/page_canvas.h"
#include "ui/draw/ticks.h"

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

std::shared_ptr<const FigureContent> make_layers(const FigureSource& source,
                                                 const std::vector<ChosenDrawing>& drawings) {
    constexpr double deviations = 3.5;
    const View view =
        fitted(view_around(source.moment.snapshot->flow->standardisation(), deviations), 1, 1);
    auto figure = std::make_shared<LayersFigure>();
    const Index count = source.moment.snapshot->flow->layer_count();
    for (Index i = 0; i <= count; ++i) {
        QString title = i == 0 ? QCoreApplication::translate("Figure", "base")
                               : QCoreApplication::translate("Figure", "layer %1").arg(i);
        if (i > 0 && static_cast<std::size_t>(i) <= source.layer_titles.size())
            title = source.layer_titles[static_cast<std::size_t>(i - 1)];
        Moment moment = source.moment;
        moment.position = {i, 0};
        figure->panels.push_back(
            {title, view, computed(drawings, Scene(std::move(moment), view, {256, 256}))});
    }
    return figure;
}

} // namespace

FigureKind layers_figure() {
    FigureKind kind;
    kind.key = "layers";
    kind.title = "Density after each layer";
    kind.summary = "A panel for the base and one for each layer, all in one view.";
    kind.drawings = "density";
    kind.is_around_data = false;
    kind.make = make_layers;
    return kind;
}

void LayersFigure::draw(const FigurePage& page) const {
    const int count = static_cast<int>(panels.size());
    if (count == 0) return;
    const QRectF room = page.rect.adjusted(0, 0, 0, -note_height);
    const int columns = best_columns(count, room.size());
    const int rows = (count + columns - 1) / columns;
    const double side = std::max(1.0, std::min((room.width() + gap) / columns - gap,
                                               (room.height() + gap) / rows - gap - title_height));
    const double left = room.center().x() - (columns * (side + gap) - gap) / 2;
    const double height = rows * (side + gap + title_height) - gap;
    const double top = room.top() + std::max(0.0, (room.height() - height) / 2);
    std::optional<Legend::Bar> bar;

    for (int i = 0; i < count; ++i) {
        const Panel& panel = panels[static_cast<std::size_t>(i)];
        const QPointF corner(left + (i % columns) * (side + gap),
                             top + (i / columns) * (side + gap + title_height));
        page.text({corner.x(), corner.y(), side, title_height - 2},
                  Qt::AlignLeft | Qt::AlignVCenter, elided(panel.title, 8, side), 8,
                  page.theme.text);
        const QRectF square(corner + QPointF(0, title_height), QSizeF(side, side));
        const Look look = look_of(page, panel.drawings);
        PageCanvas canvas(page, {square, panel.view});
        for (const PlaneDrawing& one : panel.drawings) {
            one.chosen.drawing->paint(canvas, one.drawn, look);
            if (const auto own = one.chosen.drawing->legend(one.drawn, look).bar) bar = own;
        }
        page.painter.setPen(QPen(page.theme.line, 0.6));
        page.painter.setBrush(Qt::NoBrush);
        page.painter.drawRect(square);
    }
    if (!bar) return;
    page.text({page.rect.left(), top + height, page.rect.width(), note_height},
              Qt::AlignHCenter | Qt::AlignBottom,
              bar->minimum < 0
                  ? QCoreApplication::translate("Figure", "%1, from %2 (blue) to %3 (orange)")
                        .arg(bar->title, short_number(bar->minimum), short_number(bar->maximum))
                  : QCoreApplication::translate("Figure", "%1; each panel up to its own maximum")
                        .arg(bar->title),
              7, page.theme.dimmed);
}

} // namespace pushforward

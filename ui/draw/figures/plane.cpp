// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/figures/plane.h"

#include "ui/draw/figures/page_canvas.h"
#include "ui/draw/ticks.h"

#include <QCoreApplication>

#include <algorithm>

namespace pushforward {

namespace {

constexpr int longer_side = 512; // cells
constexpr double left_room = 46, bottom_room = 30, bar_room = 50, key_room = 15;

/// The plot area in the room of a page, beside a colour bar and under a key.
QRectF plot_area(const QRectF& room, bool has_bar, bool has_key) {
    return room.adjusted(left_room, has_key ? key_room : 4, has_bar ? -bar_room : -8, -bottom_room);
}

void draw_bar(const FigurePage& page, const QRectF& area, const Legend::Bar& legend) {
    const double minimum = legend.minimum, maximum = legend.maximum;
    const auto share = [&](double value) {
        return legend.scale ? map_share(value, maximum, *legend.scale)
                            : (value - minimum) / (maximum - minimum);
    };
    const QRectF bar(area.right() + 10, area.top(), 8, area.height());
    page.image(bar, colour_bar(*legend.map, {1, 256}));
    page.painter.setPen(QPen(page.theme.dimmed, 0.6));
    page.painter.setBrush(Qt::NoBrush);
    page.painter.drawRect(bar);
    const double step = tick_step(maximum - minimum, bar.height(), 30);
    double last_y = bar.bottom() + 100, widest = 0;
    for (const double density : tick_places(minimum, maximum, step)) {
        const double y = bar.bottom() - share(density) * bar.height();
        if (last_y - y < 11) continue;
        last_y = y;
        page.painter.setPen(QPen(page.theme.dimmed, 0.6));
        page.painter.drawLine(QPointF(bar.right(), y), QPointF(bar.right() + 2, y));
        const bool is_long = tick_exponent(minimum, maximum, step, 6) != 0;
        const QString label = is_long ? short_number(density) : tick_label(density, step);
        widest = std::max(widest, page.text_width(label, 7));
        page.text({bar.right() + 4, y - 5, 40, 10}, Qt::AlignLeft | Qt::AlignVCenter, label, 7,
                  page.theme.dimmed);
    }
    page.upright_text({bar.right() + 6 + widest, bar.top(), 10, bar.height()}, legend.title, 7,
                      page.theme.dimmed);
}

/// A row of dots with their names; where a drawing has too many, some of them and how many more.
void draw_key(const FigurePage& page, const QRectF& row, const std::vector<Legend>& legends) {
    constexpr double dot_room = 9, name_gap = 14;
    constexpr qsizetype longest = 24;
    double left = row.left();
    const auto width = [&](const QString& name) {
        return dot_room + page.text_width(name, 8) + name_gap;
    };
    const auto draw = [&](const QColor& colour, const QColor& halo, const QString& name) {
        page.painter.setPen(halo.isValid() ? QPen(halo, 1) : QPen(Qt::NoPen));
        page.painter.setBrush(colour);
        page.painter.drawEllipse(QPointF(left + 3, row.center().y()), 2.5, 2.5);
        page.text({left + dot_room, row.top(), width(name), row.height()},
                  Qt::AlignLeft | Qt::AlignVCenter, name, 8, page.theme.text);
        left += width(name);
    };
    const QString more = QCoreApplication::translate("Figure", "%1 more");
    for (std::size_t k = 0; k < legends.size(); ++k) {
        double others = width(more);
        for (std::size_t after = k + 1; after < legends.size(); ++after)
            for (const Legend::Entry& entry : legends[after].entries) others += width(entry.name);
        const auto& entries = legends[k].entries;
        for (std::size_t i = 0; i < entries.size(); ++i) {
            QString name = entries[i].name;
            if (name.size() > longest) name = name.left(longest - 1) + QChar(0x2026);
            if (i > 0 && left + width(name) > row.right() - others) {
                draw(Qt::transparent, {}, more.arg(entries.size() - i));
                break;
            }
            draw(entries[i].colour, entries[i].halo, name);
        }
    }
}

} // namespace

std::vector<PlaneDrawing> computed(const std::vector<ChosenDrawing>& drawings, const Scene& scene) {
    std::vector<PlaneDrawing> made;
    for (const ChosenDrawing& one : drawings)
        made.push_back({one, one.drawing->compute(scene, {})});
    return made;
}

Look look_of(const FigurePage& page, const std::vector<PlaneDrawing>& drawings) {
    const ColourMap& map = colour_map(page.theme.density);
    const Look plain{&map, &page.theme, &page.theme};
    const ColourMap* uppermost = nullptr; // of the pictures
    for (const PlaneDrawing& one : drawings) {
        if (!one.drawn.grid) continue;
        const Legend legend = one.chosen.drawing->legend(one.drawn, plain);
        if (legend.bar) uppermost = legend.bar->map;
    }
    if (!uppermost) return plain;
    return uppermost == &map ? Look::over_density(map) : Look::over_map(map);
}

std::shared_ptr<const FigureContent> plane_figure(const FigureSource& source,
                                                  const std::vector<ChosenDrawing>& drawings) {
    const TrainingData& data = *source.moment.data;
    const auto some = [&](bool DrawingKind::*has) {
        return std::ranges::any_of(drawings,
                                   [&](const ChosenDrawing& one) { return one.kind->*has; });
    };
    const QRectF area = plot_area(page_room(source.size, true), some(&DrawingKind::has_bar),
                                  some(&DrawingKind::has_key));
    auto figure = std::make_shared<PlaneFigure>();
    figure->view = fitted(source.view.value_or(whole_view(data, 0.1)), area.width(), area.height());
    figure->first_title = QString::fromStdString(data.first_title);
    figure->second_title = QString::fromStdString(data.second_title);
    const double cells = longer_side / std::max(area.width(), area.height());
    figure->drawings = computed(drawings, Scene(source.moment, figure->view,
                                                {std::max(2, qRound(area.width() * cells)),
                                                 std::max(2, qRound(area.height() * cells))}));
    return figure;
}

void PlaneFigure::draw(const FigurePage& page) const {
    const Look look = look_of(page, drawings);
    std::vector<Legend> legends;
    std::optional<Legend::Bar> bar;
    for (const PlaneDrawing& one : drawings) {
        legends.push_back(one.chosen.drawing->legend(one.drawn, look));
        if (legends.back().bar) bar = legends.back().bar;
    }
    const bool has_key =
        std::ranges::any_of(legends, [](const Legend& legend) { return !legend.entries.empty(); });
    PlotFrame frame;
    frame.area = plot_area(page.rect, bar.has_value(), has_key);
    frame.view = fitted(view, frame.area.width(), frame.area.height());

    PageCanvas canvas(page, frame);
    for (const PlaneDrawing& one : drawings) one.chosen.drawing->paint(canvas, one.drawn, look);
    draw_axes(page, frame, first_title, second_title, 40, 40, false);
    if (bar) draw_bar(page, frame.area, *bar);
    if (has_key)
        draw_key(page, {frame.area.left(), page.rect.top(), frame.area.width(), key_room - 3},
                 legends);
}

} // namespace pushforward

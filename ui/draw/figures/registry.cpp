// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/figures/registry.h"

#include "core/math/error.h"
#include "core/spec/sentence.h"
#include "ui/draw/position_words.h"
#include "ui/draw/ticks.h"

#include <QCoreApplication>

#include <algorithm>

namespace pushforward {

// Each in a file of its own.
FigureKind density_figure(), samples_figure(), layers_figure(), curves_figure();

bool can_show(const FigureKind& figure, const DrawingKind& drawing) {
    return !figure.drawings.empty() && (figure.is_around_data || drawing.sense.between);
}

std::span<const FigureKind> figure_kinds() {
    static const std::vector<FigureKind> kinds = [] {
        std::vector<FigureKind> made;
        for (auto* figure : {density_figure, samples_figure, layers_figure, curves_figure})
            made.push_back(figure());
        return made;
    }();
    return kinds;
}

const FigureKind& find_figure(const std::string& key) {
    std::vector<std::string> known;
    for (const FigureKind& kind : figure_kinds()) {
        if (kind.key == key) return kind;
        known.push_back(kind.key);
    }
    throw_unknown_kind(key, known, "figure");
}

std::vector<ChosenDrawing> drawings_of(const FigureKind& kind, const std::string& list) {
    if (list.empty() && kind.drawings.empty()) return {};
    std::vector<ChosenDrawing> chosen = chosen_drawings(list.empty() ? kind.drawings : list);
    for (const ChosenDrawing& one : chosen) {
        if (can_show(kind, *one.kind)) continue;
        std::vector<std::string> others;
        for (const DrawingKind& other : drawing_kinds())
            if (can_show(kind, other)) others.push_back(other.key);
        throw Error("The figure " + kind.key + " cannot show the drawing " + one.kind->key + "; " +
                    (others.empty() ? "it has no drawings" : "it can show " + listed(others)) +
                    ".");
    }
    return chosen;
}

Figure make_figure(const FigureKind& kind, const FigureSource& source,
                   const std::vector<ChosenDrawing>& drawings) {
    std::vector<ChosenDrawing> visible = drawings;
    std::erase_if(visible,
                  [&](const ChosenDrawing& one) { return !makes_sense(*one.kind, source.moment); });
    Figure figure;
    figure.title = QCoreApplication::translate("Figure", "%1, step %2")
                       .arg(QString::fromStdString(source.moment.data->title),
                            grouped(source.moment.snapshot->step));
    if (kind.is_around_data && !is_at_data(source.moment))
        figure.title += QStringLiteral(", ") + position_words(source.moment);
    figure.content = kind.make(source, visible);
    return figure;
}

} // namespace pushforward

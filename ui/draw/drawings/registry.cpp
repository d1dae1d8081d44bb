// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/drawings/registry.h"

#include <algorithm>

namespace pushforward {

// Each in a file of its own.
DrawingKind density_drawing(), contours_drawing(), data_drawing(), target_drawing(),
    samples_drawing(), warped_grid_drawing(), stretching_drawing(), ellipses_drawing(),
    paths_drawing();

std::span<const DrawingKind> drawing_kinds() {
    static const std::vector<DrawingKind> kinds = [] {
        std::vector<DrawingKind> made;
        for (auto* drawing :
             {density_drawing, contours_drawing, data_drawing, target_drawing, samples_drawing,
              warped_grid_drawing, stretching_drawing, ellipses_drawing, paths_drawing})
            made.push_back(drawing());
        return made;
    }();
    return kinds;
}

const DrawingKind& find_drawing(const std::string& key) {
    std::vector<std::string> known;
    for (const DrawingKind& kind : drawing_kinds()) {
        if (kind.key == key) return kind;
        known.push_back(kind.key);
    }
    throw_unknown_kind(key, known, "drawing");
}

ChosenDrawing chosen_drawing(const Spec& spec) {
    const DrawingKind& kind = find_drawing(spec.kind);
    return {&kind, kind.make(validate(kind, spec, "drawing"))};
}

std::vector<ChosenDrawing> chosen_drawings(const std::string& list) {
    std::vector<ChosenDrawing> chosen;
    for (const Spec& spec : parse_spec_list(list)) chosen.push_back(chosen_drawing(spec));
    std::ranges::stable_sort(chosen, {}, [](const ChosenDrawing& one) { return one.kind->height; });
    return chosen;
}

} // namespace pushforward

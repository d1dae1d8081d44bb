// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/drawings/drawing.h"

#include <span>

namespace pushforward {

/// All kinds of drawing, in the order of the View menu.
std::span<const DrawingKind> drawing_kinds();

/// Throws Error, naming those that there are.
const DrawingKind& find_drawing(const std::string& key);

/// A drawing of a kind, as it was asked for.
struct ChosenDrawing {
    const DrawingKind* kind = nullptr;
    std::shared_ptr<const Drawing> drawing;
};

/// Throws Error for an unknown kind, an unknown field or a value out of its range.
ChosenDrawing chosen_drawing(const Spec& spec);

/// Those of a list such as `density, contours(shares="50, 90")`, those that are drawn first before
/// those that are drawn over them. Throws Error, as parse_spec_list and chosen_drawing do.
std::vector<ChosenDrawing> chosen_drawings(const std::string& list);

} // namespace pushforward

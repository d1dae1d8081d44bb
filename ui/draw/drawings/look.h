// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/cloud_image.h"
#include "ui/draw/colour_map.h"
#include "ui/draw/theme.h"

namespace pushforward {

/// The colours that drawings are painted in.
struct Look {
    const ColourMap* map = nullptr; ///< of densities; not null
    const Theme* over = nullptr;    ///< of lines, seen well over the map; not null
    const Theme* dots = nullptr;    ///< of dots; not null
    QColor halo = {};               ///< around dots; invalid: none

    /// Over the map's colour of no density.
    static Look over_map(const ColourMap& map) {
        return {&map, &Theme::over(map), &Theme::over(map)};
    }

    /// Over a density. Where it is high, which is where most points lie, dots are seen by their
    /// colour; where it is low, by a halo in the colour of the highest.
    static Look over_density(const ColourMap& map) {
        const Theme& over = Theme::over(map);
        return {&map, &over, over.is_dark ? &Theme::light() : &Theme::dark(), map.at(1)};
    }

    DotInk ink(const QColor& colour, double opacity = 1) const { return {colour, halo, opacity}; }

    bool operator==(const Look&) const = default;
};

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/draw/colour_map.h"

#include <QColor>
#include <QFont>
#include <QPalette>

#include <cstddef>

namespace pushforward {

/// The colours of the program by role: data, samples and curves keep their hue in every view.
struct Theme {
    bool is_dark = false;
    QColor window, panel, raised, line; ///< behind everything, panels, buttons and fields, rules
    QColor text, dimmed;                ///< at least 4.5:1 on window, panel and raised
    QColor accent, on_accent;           ///< accent is also the training curve; text on it
    QColor held_out, floor;             ///< curves; floor is also "healthy"
    QColor data, samples;               ///< dots, and their names in legends
    QColor contours;                    ///< lines over a density
    ColourMapKind density = ColourMapKind::paper;

    static const Theme& light();
    static const Theme& dark();

    /// The one that a palette belongs to, by the lightness of its window colour.
    static const Theme& of(const QPalette& palette);

    /// The one whose dots and lines are seen on a map, whatever theme is around it.
    static const Theme& over(const ColourMap& map);

    /// The colour of the dots of a class by its place: eight that people tell apart, seen well or
    /// not by red and green, and then darker or lighter ones of the same hues.
    QColor class_colour(std::size_t place) const;

    /// The application's. Widgets ask again on QEvent::PaletteChange.
    static const Theme& current();

    QPalette palette() const;
};

QFont body_font();      ///< 13 px
QFont secondary_font(); ///< 11 px: axes, captions; in `dimmed`
QFont heading_font();   ///< 11 px, demi-bold, for capitals over a section
QFont figure_font();    ///< 17 px, demi-bold: numbers that people watch; see NumberLabel

} // namespace pushforward

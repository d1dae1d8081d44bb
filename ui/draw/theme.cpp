// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/theme.h"

#include <QGuiApplication>

#include <array>

namespace pushforward {

namespace {

QColor colour(const char* text) { return QColor(QLatin1String(text)); }

QFont sans(int pixels, QFont::Weight weight = QFont::Normal) {
    QFont font = QGuiApplication::font();
    font.setPixelSize(pixels);
    font.setWeight(weight);
    return font;
}

} // namespace

const Theme& Theme::light() {
    static const Theme theme{.is_dark = false,
                             .window = colour("#eef0f4"),
                             .panel = colour("#ffffff"),
                             .raised = colour("#f4f6fa"),
                             .line = colour("#d9dee7"),
                             .text = colour("#1b2230"),
                             .dimmed = colour("#5c6778"),
                             .accent = colour("#1769d6"),
                             .on_accent = colour("#ffffff"),
                             .held_out = colour("#c2410c"),
                             .floor = colour("#15803d"),
                             .data = colour("#10243f"),
                             .samples = colour("#e8430f"),
                             .contours = colour("#8010243f"),
                             .density = ColourMapKind::paper};
    return theme;
}

const Theme& Theme::dark() {
    static const Theme theme{.is_dark = true,
                             .window = colour("#16181d"),
                             .panel = colour("#1d2026"),
                             .raised = colour("#262a32"),
                             .line = colour("#313640"),
                             .text = colour("#e6e9ef"),
                             .dimmed = colour("#9aa3b2"),
                             .accent = colour("#5aa9ff"),
                             .on_accent = colour("#0b1626"),
                             .held_out = colour("#ffb347"),
                             .floor = colour("#7ee0a3"),
                             .data = colour("#7fd1ff"),
                             .samples = colour("#ffb347"),
                             .contours = colour("#a0e6e9ef"),
                             .density = ColourMapKind::magma};
    return theme;
}

const Theme& Theme::of(const QPalette& palette) {
    return palette.color(QPalette::Window).lightness() < 128 ? dark() : light();
}

const Theme& Theme::over(const ColourMap& map) {
    return lightness(map.zero()) < 50 ? dark() : light();
}

// “Muted” and “light” of Paul Tol's colour schemes, SRON/EPS/TN/09-002, issue 3.2, 2021.
QColor Theme::class_colour(std::size_t place) const {
    static constexpr std::array on_light = {"#332288", "#44aa99", "#882255", "#999933",
                                            "#aa4499", "#117733", "#cc6677", "#88ccee"};
    static constexpr std::array on_dark = {"#99ddff", "#44bb99", "#ffaabb", "#eedd88",
                                           "#77aadd", "#bbcc33", "#ee8866", "#aaaa00"};
    const QColor hue = colour((is_dark ? on_dark : on_light)[place % on_light.size()]);
    const auto again = static_cast<int>(place / on_light.size());
    return is_dark ? hue.darker(100 + 35 * again) : hue.lighter(100 + 30 * again);
}

const Theme& Theme::current() { return of(QGuiApplication::palette()); }

QPalette Theme::palette() const {
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, const QColor& value) {
        palette.setColor(role, value);
    };
    set(QPalette::Window, window);
    set(QPalette::WindowText, text);
    set(QPalette::Base, panel);
    set(QPalette::AlternateBase, raised);
    set(QPalette::Text, text);
    set(QPalette::PlaceholderText, dimmed);
    set(QPalette::Button, raised);
    set(QPalette::ButtonText, text);
    set(QPalette::BrightText, on_accent);
    set(QPalette::ToolTipBase, raised);
    set(QPalette::ToolTipText, text);
    set(QPalette::Highlight, accent);
    set(QPalette::HighlightedText, on_accent);
    set(QPalette::Link, accent);
    set(QPalette::LinkVisited, accent);
    set(QPalette::Light, is_dark ? line : panel);
    set(QPalette::Midlight, line);
    set(QPalette::Mid, line);
    set(QPalette::Dark, is_dark ? window.darker(120) : line.darker(115));
    set(QPalette::Shadow, is_dark ? colour("#000000") : line.darker(130));
    QColor faint = dimmed;
    faint.setAlphaF(0.6F);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, faint);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, line);
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, dimmed);
    return palette;
}

QFont body_font() { return sans(13); }
QFont secondary_font() { return sans(11); }
QFont heading_font() {
    QFont font = sans(11, QFont::DemiBold);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.4);
    return font;
}
QFont figure_font() { return sans(17, QFont::DemiBold); }

} // namespace pushforward

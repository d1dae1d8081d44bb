// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/draw/colour_map.h"

#include "core/math/error.h"
#include "ui/draw/colour_map_tables.h"

#include <algorithm>
#include <cmath>

namespace pushforward {

namespace {

ColourMap make_map(ColourMapKind kind, const char* key, const char* title,
                   const std::array<std::uint32_t, 256>& rgb) {
    ColourMap map{kind, key, title, {}};
    std::transform(rgb.begin(), rgb.end(), map.table.begin(),
                   [](std::uint32_t value) { return QRgb{0xff000000U | value}; });
    return map;
}

double linear(int channel) {
    const double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(QRgb colour) {
    return 0.2126 * linear(qRed(colour)) + 0.7152 * linear(qGreen(colour)) +
           0.0722 * linear(qBlue(colour));
}

} // namespace

QRgb ColourMap::at(double share) const {
    if (!(share > 0)) return table.front();
    return table[static_cast<std::size_t>(std::lround(std::min(share, 1.0) * 255))];
}

const ColourMap& colour_map(ColourMapKind kind) {
    static const std::array<ColourMap, 4> maps{
        make_map(ColourMapKind::viridis, "viridis", "Viridis", tables::viridis),
        make_map(ColourMapKind::magma, "magma", "Magma", tables::magma),
        make_map(ColourMapKind::cividis, "cividis", "Cividis", tables::cividis),
        make_map(ColourMapKind::paper, "paper", "Paper", tables::paper)};
    return maps[static_cast<std::size_t>(kind)];
}

const std::vector<ColourMapKind>& colour_map_kinds() {
    static const std::vector<ColourMapKind> kinds{ColourMapKind::viridis, ColourMapKind::magma,
                                                  ColourMapKind::cividis, ColourMapKind::paper};
    return kinds;
}

ColourMapKind colour_map_kind(const QString& key) {
    std::string known;
    for (const ColourMapKind kind : colour_map_kinds()) {
        if (key == QLatin1String(colour_map(kind).key)) return kind;
        known += (known.empty() ? "" : ", ") + std::string(colour_map(kind).key);
    }
    throw Error("There is no colour map \"" + key.toStdString() + "\": choose one of " + known +
                ".");
}

double lightness(QRgb colour) {
    const double y = luminance(colour);
    return y > 216.0 / 24389 ? 116 * std::cbrt(y) - 16 : y * 24389 / 27;
}

double contrast(QRgb one, QRgb other) {
    const double first = luminance(one), second = luminance(other);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

} // namespace pushforward

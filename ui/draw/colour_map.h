// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>

#include <array>
#include <vector>

namespace pushforward {

/// Perceptually even colour maps, lightness monotone. viridis and magma: CC0, S. van der Walt and
/// N. Smith; cividis: J. Nuñez, C. Anderton and R. Renslow, PLOS ONE 2018; paper: our own,
/// near-white through green to deep blue.
enum class ColourMapKind { viridis, magma, cividis, paper };

struct ColourMap {
    ColourMapKind kind;
    const char* key;   ///< "viridis": in settings and on the command line
    const char* title; ///< "Viridis"
    std::array<QRgb, 256> table;

    QRgb zero() const { return table.front(); }

    /// The nearest entry; `share` outside 0 … 1 is clamped, and NaN is zero.
    QRgb at(double share) const;
};

const ColourMap& colour_map(ColourMapKind kind);
const std::vector<ColourMapKind>& colour_map_kinds();

/// Throws Error naming the maps that there are.
ColourMapKind colour_map_kind(const QString& key);

/// CIE 1976 L*, 0 to 100.
double lightness(QRgb colour);

/// WCAG 2 contrast, 1 to 21.
double contrast(QRgb one, QRgb other);

} // namespace pushforward

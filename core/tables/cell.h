// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace pushforward {

enum class CellKind {
    number,
    empty,
    missing, ///< a word that stands for a missing value: NA, null, ?, …
    text,
    nan,
    infinite,
    too_large, ///< beyond ±1e30
};

struct Cell {
    CellKind kind;
    double number; ///< 0 unless a number
};

/// The decimal sign of a table's numbers. The other sign may separate thousands, in groups of three
/// digits: "1,234,567.5", "1.234.567,5".
enum class DecimalSign {
    point,
    comma,
    either, ///< unknown: a single comma counts as one, and so does a single point
};

/// The text without surrounding spaces and line ends.
std::string_view trimmed(std::string_view text);

/// Reads a cell, ignoring surrounding spaces and the locale.
Cell read_cell(std::string_view text, DecimalSign decimal);

/// The decimal sign that a number requires: a comma for "0,5" and "1.234,5", a point for "2.5" and
/// "1,234.5", and either for "12" and "1,234".
DecimalSign decimal_sign_of(std::string_view cell);

} // namespace pushforward

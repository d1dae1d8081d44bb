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

/// Which sign the decimals of a table's numbers follow. The other may part thousands, where its
/// groups have three digits: "1,234,567.5", "1.234.567,5".
enum class DecimalSign {
    point,
    comma,
    either, ///< not known: a single comma is one, and so is a single point
};

/// Without the spaces and line ends around it.
std::string_view trimmed(std::string_view text);

/// Reads a cell, spaces around it left aside, without the locale.
Cell read_cell(std::string_view text, DecimalSign decimal);

/// The sign that a number can only be read with: "0,5" and "1.234,5" with a comma, "2.5" and
/// "1,234.5" with a point; either where it says nothing, as "12" and "1,234" do.
DecimalSign decimal_sign_of(std::string_view cell);

} // namespace pushforward

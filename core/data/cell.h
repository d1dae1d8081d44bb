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

/// Reads a cell, spaces around it left aside, without the locale; with `decimal_comma` a single
/// comma stands for the point.
Cell read_cell(std::string_view text, bool decimal_comma);

} // namespace pushforward

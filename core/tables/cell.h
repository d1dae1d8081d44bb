// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pushforward {

enum class CellKind {
    number,
    empty,
    missing, ///< a word that stands for a missing value: NA, null, ?, …
    marked,  ///< what a person says stands for a missing value
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

/// Reads a cell, ignoring surrounding spaces and the locale. Numbers may have a currency or a per
/// cent sign, which are passed over, the true minus sign, spaces or apostrophes between groups of
/// three digits, and exponents as Fortran writes them, "1.5D+03".
Cell read_cell(std::string_view text, DecimalSign decimal);

/// How the cells of a table are read.
struct CellForm {
    DecimalSign decimal = DecimalSign::point;
    std::vector<std::string> missing = {}; ///< texts or numbers that stand for a missing value
};

Cell read_cell(std::string_view text, const CellForm& form);

/// The decimal sign that a number requires: a comma for "0,5", "0,123" and "1.234,5", a point for
/// "2.5" and "1,234.5", and either for "12" and "1,234".
DecimalSign decimal_sign_of(std::string_view cell);

/// True for a number with one comma and three digits after it, which may be decimals or the second
/// group of thousands: "18,151".
bool has_doubtful_comma(std::string_view cell);

bool ends_in_per_cent(std::string_view cell);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace pushforward {

/// A number as people write it, in the letters that computers read: without a currency or per cent
/// sign and marks between groups of three digits, with "-" for the true minus sign and "e" for the
/// exponents of Fortran. Commas and points stay. Empty for what cannot be a number.
std::string plainly_written(std::string_view text);

/// "1,234,567" for the mark ',': one to three digits, of which the first is not 0, then groups of
/// three.
bool is_grouped(std::string_view digits, char mark);

} // namespace pushforward

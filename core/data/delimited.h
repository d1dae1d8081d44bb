// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/real.h"

#include <functional>
#include <istream>
#include <span>
#include <string>
#include <string_view>

namespace pushforward {

/// One row of delimited text, valid during the call that hands it over.
struct DelimitedRow {
    Index line = 0; ///< where the row begins in the file, from 1
    std::span<const std::string_view> cells;
    char delimiter = ',';
};

/// Reads delimited text in pieces and hands over its rows, blank lines passed over. The delimiter
/// is that of comma, semicolon, tab and space which the first row holds outside quotes, in this
/// order. Throws Error, beginning with `name`, for binary data, UTF-16, and a quotation mark
/// without its end.
void read_delimited(std::istream& input, const std::string& name,
                    const std::function<void(const DelimitedRow&)>& take);

} // namespace pushforward

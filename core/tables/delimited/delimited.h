// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/real.h"
#include "core/tables/delimited/dialect.h"
#include "core/tables/reading.h"

#include <functional>
#include <istream>
#include <span>
#include <string>
#include <string_view>

namespace pushforward {

/// One row of delimited text, valid during the call that hands it over.
struct DelimitedRow {
    Index line = 0; ///< the row's first line in the file, from 1
    std::span<const std::string_view> cells;
};

/// Takes the rows of a table, front to back.
class RowTaker {
public:
    virtual ~RowTaker() = default;
    virtual void begin(const Dialect& dialect) = 0; ///< before the first row
    virtual void take(const DelimitedRow& row) = 0;
    virtual void pass_over(std::string_view, Index) {
    } ///< a comment below the first row, and its line
};

enum class RowReader {
    quick,  ///< rows without a quotation mark are split at the delimiters
    careful ///< all rows go through libcsv; the quick way is tested against it
};

/// Reads delimited text in pieces and hands over its rows, without the lines above the table, blank
/// lines and comments. Throws Error, beginning with `name`, for binary data and an unclosed
/// quotation mark, and CancelledError if `reading`, which may be null, requests it.
void read_delimited(std::istream& input, const std::string& name, RowTaker& taker,
                    Reading* reading = nullptr, RowReader reader = RowReader::quick,
                    const TextForm& form = {});

} // namespace pushforward

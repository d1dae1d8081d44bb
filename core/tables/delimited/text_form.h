// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/real.h"
#include "core/tables/cell.h"
#include "core/tables/text_stream.h"

#include <optional>
#include <string>
#include <vector>

namespace pushforward {

/// Where the columns' names are.
enum class NamesIn {
    found,
    first_row,
    comment, ///< the last comment above the rows
    nowhere,
};

/// What a person says of the form of a text; what is not said is found.
struct TextForm {
    std::optional<char> separator;
    std::optional<DecimalSign> decimal;
    NamesIn names = NamesIn::found;
    std::optional<Index> lines_skipped; ///< at the top
    std::optional<std::string> comment; ///< what comments begin with; empty: there are none
    std::vector<std::string> missing;   ///< what stands for a missing value, besides the usual
    Encoding encoding = Encoding::found;
};

} // namespace pushforward

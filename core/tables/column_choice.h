// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace pushforward {

/// Which columns of a table to use: by name, as "column 3" or as 3.
struct ColumnChoice {
    std::string first = {}, second = {};        ///< both empty: the first two numeric ones
    bool first_log = false, second_log = false; ///< use log₁₀ of its numbers
    std::string category = {}; ///< its values are classes of the points; empty: there are none

    bool operator==(const ColumnChoice&) const = default;
};

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace pushforward {

/// Which columns of a table are taken, by name, by "column 3" or by 3.
struct ColumnChoice {
    std::string first = {}, second = {};        ///< both empty: the first two numeric ones
    bool first_log = false, second_log = false; ///< log₁₀ of its numbers in their place
    std::string category = {}; ///< its values are classes of the points; empty: there are none

    bool operator==(const ColumnChoice&) const = default;
};

} // namespace pushforward

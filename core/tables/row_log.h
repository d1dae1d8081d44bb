// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/real.h"

#include <map>
#include <string>
#include <vector>

namespace pushforward {

/// Records which rows of a table were left out, and why.
class RowLog {
public:
    void add(const std::string& reason, Index row);

    Index count() const { return count_; }

    /// "2 of 344 rows were left out: a cell was empty (rows 4 and 272)." Empty if none were.
    std::string sentence(Index rows_read) const;

private:
    struct Entry {
        Index count = 0;
        std::vector<Index> first_rows;
    };

    std::map<std::string, Entry> entries_;
    Index count_ = 0;
};

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/real.h"

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pushforward {

/// A row that may be below the table.
struct FooterRow {
    std::vector<std::string> cells;
    Index line = 0, row = 0; ///< the row's number in the table, from 1
    bool fits = false;       ///< it has as many cells as the table has columns
};

/// The rows that may be below the table, until another row shows that they are not.
class Footer {
public:
    static constexpr std::size_t most = 20;

    bool empty() const { return rows_.empty(); }
    const std::vector<FooterRow>& rows() const { return rows_; }

    void add(std::span<const std::string_view> cells, Index line, Index row, bool fits) {
        rows_.push_back({{cells.begin(), cells.end()}, line, row, fits});
    }
    std::vector<FooterRow> take() { return std::exchange(rows_, {}); }

private:
    std::vector<FooterRow> rows_;
};

/// True for a row of the wrong length that is a remark: it begins with text, and is shorter than
/// the table or holds no number.
bool may_be_remark(std::span<const std::string_view> cells, std::size_t columns);

/// True for the label of a row of sums or means: "Total".
bool is_label_of_sums(std::string_view cell);

} // namespace pushforward

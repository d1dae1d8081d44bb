// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/real.h"

#include <span>
#include <vector>

namespace pushforward {

/// The cheapest way to pair n rows with n columns, exact: shortest augmenting paths with dual
/// prices (Kuhn 1955, Munkres 1957; in the form of Jonker and Volgenant 1987), O(n³). Reuses its
/// memory from call to call.
class Assignment {
public:
    /// column[r] becomes the column of row r, such that Σ cost(r, column[r]) is least; `cost` is
    /// n × n, row-major, finite.
    void solve(std::span<const double> cost, std::span<Index> column);

private:
    std::vector<double> row_price_, column_price_, distance_;
    std::vector<Index> row_of_, before_;
    std::vector<char> reached_;
};

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/row_log.h"
#include "core/data/table.h"

#include <string>
#include <vector>

namespace pushforward {

/// Collects the rows of a table whose cells are numbers already, and leaves out those that are no
/// points: not finite, or beyond ±1e30. 16 bytes a row.
class UsableRows {
public:
    /// The next row's numbers.
    void add(double first, double second);

    /// A row that has no two numbers: "a value was null".
    void leave_out(const std::string& reason);

    Index rows_read() const { return rows_read_; }

    /// Fills in the points and what was left out; the table has its name and its titles. Throws
    /// Error when there are too few rows, or when a column is constant (as `wanted` says).
    void finish(Table& table, const TableColumns& wanted);

private:
    static constexpr Index block_size = 1 << 16;

    void keep(double first, double second);
    Points take();

    std::vector<Points> blocks_; ///< grow without ever being copied as a whole
    Index used_ = block_size;    ///< of the last block
    Index rows_read_ = 0;
    RowLog left_out_;
};

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/categories.h"
#include "core/tables/row_log.h"
#include "core/tables/table.h"

#include <cmath>
#include <string>
#include <vector>

namespace pushforward {

/// Collects the rows of a table, and leaves out those that are no points: not finite, beyond ±1e30,
/// or without a logarithm where one is wanted. 16 bytes a row, and one for its class.
class UsableRows {
public:
    explicit UsableRows(const ColumnChoice& columns) : columns_(columns) {}
    UsableRows(const UsableRows&) = delete;
    UsableRows& operator=(const UsableRows&) = delete;

    /// The next row's numbers, as they stand in the table. False where it is left out.
    bool add(double first, double second) {
        const bool plain = std::abs(first) <= largest && std::abs(second) <= largest;
        if (!plain || columns_.first_log || columns_.second_log) return add_other(first, second);
        ++rows_read_;
        keep(first, second);
        return true;
    }

    /// The class of the row that was kept just now: what stands in the column of classes. Throws
    /// Error where that has too many different values.
    void classify(std::string_view cell, const Table& table) {
        categories_.add(cell, table.name, table.columns.category);
    }

    /// A row that has no two numbers: "a value was null".
    void leave_out(const std::string& reason);

    Index rows_read() const { return rows_read_; }

    /// Fills in points, classes, titles and what was left out; the table has its name and the names
    /// of its columns. Throws Error when there are too few rows or, in training, when a column is
    /// constant; CancelledError where `reading`, which may be null, says so.
    void finish(Table& table, bool for_training, const Reading* reading = nullptr);

private:
    static constexpr double largest = 1e30;

    // The large ones are more than malloc keeps for itself when they are given back: 32 MB.
    static constexpr Index smallest_block = 1 << 10, largest_block = (1 << 21) + 1;

    bool add_other(double first, double second); ///< that may be left out, or has a logarithm
    void keep(double first, double second) {
        if (used_ == size_) add_block();
        block_[used_] = first;
        block_[size_ + used_++] = second;
    }
    void add_block();
    Points take(const Reading* reading);

    ColumnChoice columns_;
    std::vector<Points> blocks_; ///< grow without ever being copied as a whole
    Index size_ = 0, used_ = 0;  ///< of the last block
    double* block_ = nullptr;    ///< its numbers, all the first ones and then all the second
    Index rows_read_ = 0;
    CategoryCollector categories_;
    RowLog left_out_;
};

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/categories.h"
#include "core/tables/row_log.h"
#include "core/tables/table.h"

#include <cmath>
#include <string>
#include <vector>

namespace pushforward {

/// Collects the rows of a table, and leaves out those that are not usable as points: not finite,
/// beyond ±1e30, or without a logarithm if one is used. 16 bytes per row, and one for its class.
class UsableRows {
public:
    explicit UsableRows(const TableColumns& columns)
        : columns_(columns), keeps_places_(!columns.for_training) {}
    UsableRows(const UsableRows&) = delete;
    UsableRows& operator=(const UsableRows&) = delete;

    /// Adds the next row's numbers, as they are in the table. Returns false if the row is left out.
    bool add(double first, double second) {
        const bool plain = std::abs(first) <= largest && std::abs(second) <= largest;
        if (!plain || columns_.first_log || columns_.second_log) return add_other(first, second);
        ++rows_read_;
        keep(first, second);
        return true;
    }

    /// Sets the class of the row that was added last: its cell in the column of classes. Throws
    /// Error if that column has too many different values.
    void classify(std::string_view cell, const Table& table) {
        categories_.add(cell, table.name, table.columns.category);
    }

    /// Leaves out a row without two numbers, for this reason: "a value was null".
    void leave_out(const std::string& reason);

    Index rows_read() const { return rows_read_; }

    /// Fills in points, classes, titles and what was left out; the table must have its name and the
    /// names of its columns. Throws Error if there are too few rows or, for training, if a column
    /// is constant; CancelledError if `reading`, which may be null, requests it.
    void finish(Table& table, bool for_training, const Reading* reading = nullptr);

private:
    static constexpr double largest = 1e30;

    // Large blocks are bigger than what malloc keeps when they are freed: 32 MB.
    static constexpr Index smallest_block = 1 << 10, largest_block = (1 << 21) + 1;

    bool add_other(double first, double second); ///< a row that may be left out, or has a logarithm
    void keep(double first, double second) {
        if (used_ == size_) add_block();
        block_[used_] = first;
        block_[size_ + used_++] = second;
    }
    void add_block();
    Points take(const Reading* reading);

    ColumnChoice columns_;
    std::vector<Points> blocks_; ///< grow without being copied as a whole
    Index size_ = 0, used_ = 0;  ///< of the last block
    double* block_ = nullptr;    ///< its numbers, all the first ones and then all the second
    Index rows_read_ = 0;
    CategoryCollector categories_;
    RowLog left_out_;
    std::vector<Index> left_out_places_; ///< unless for training
    bool keeps_places_;
};

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/usable_rows.h"

#include "core/math/error.h"
#include "core/spec/sentence.h"

#include <algorithm>
#include <cmath>

namespace pushforward {

namespace {

constexpr Index fewest_rows = 8;

const char* fault_of(double number, bool log, double largest) {
    if (std::isnan(number)) return "a value was nan";
    if (std::isinf(number)) return "a value was infinite";
    if (std::abs(number) > largest) return "a value was beyond ±1e30";
    return log && number <= 0 ? "a value was not above 0 and has no logarithm" : nullptr;
}

std::string title_of(const std::string& column, bool log) { return (log ? "log₁₀ " : "") + column; }

void check_spread(const Table& table) {
    for (const Index row : {0, 1}) {
        const auto numbers = table.points.row(row);
        if (numbers.minCoeff() < numbers.maxCoeff()) continue;
        const ColumnChoice& columns = table.columns;
        const bool log = row == 0 ? columns.first_log : columns.second_log;
        throw Error(table.name + ": column “" + (row == 0 ? columns.first : columns.second) +
                    "” is constant, always " +
                    number_text(log ? std::pow(10, numbers[0]) : numbers[0]) +
                    ". A density needs spread in both columns: choose another.");
    }
}

} // namespace

bool UsableRows::add_other(double first, double second) {
    const char* fault = fault_of(first, columns_.first_log, largest);
    if (!fault) fault = fault_of(second, columns_.second_log, largest);
    if (fault) {
        leave_out(fault);
        return false;
    }
    ++rows_read_;
    keep(columns_.first_log ? std::log10(first) : first,
         columns_.second_log ? std::log10(second) : second);
    return true;
}

void UsableRows::leave_out(const std::string& reason) {
    if (keeps_places_) left_out_places_.push_back(rows_read_);
    left_out_.add(reason, ++rows_read_);
}

void UsableRows::finish(Table& table, bool for_training, const Reading* reading) {
    const Index usable = rows_read_ - left_out_.count();
    const Index needed = for_training ? fewest_rows : 1;
    if (usable < needed)
        throw Error(table.name + " has " + std::to_string(usable) + " usable " +
                    (usable == 1 ? "row" : "rows") + "; at least " + std::to_string(needed) +
                    (needed == 1 ? " is needed." : " are needed.") +
                    (left_out_.count() == 0 ? "" : " " + left_out_.sentence(rows_read_)));
    table.points = take(reading);
    if (for_training) check_spread(table);
    table.first_title = title_of(table.columns.first, columns_.first_log);
    table.second_title = title_of(table.columns.second, columns_.second_log);
    if (!columns_.category.empty()) table.categories = categories_.take(table.columns.category);
    table.rows_read = rows_read_;
    table.rows_left_out = left_out_.count();
    table.left_out = std::move(left_out_places_);
    table.left_out_reason = left_out_.sentence(rows_read_);
}

void UsableRows::add_block() {
    size_ = std::clamp(2 * size_, smallest_block, largest_block);
    block_ = blocks_.emplace_back(2, size_).data();
    used_ = 0;
}

// The blocks are given back one by one.
Points UsableRows::take(const Reading* reading) {
    Points points(2, rows_read_ - left_out_.count());
    Index start = 0;
    for (Points& block : blocks_) {
        stop_if_cancelled(reading);
        const Index size = std::min(block.cols(), points.cols() - start);
        points.middleCols(start, size) = block.leftCols(size);
        block.resize(2, 0);
        start += size;
    }
    blocks_.clear();
    return points;
}

} // namespace pushforward

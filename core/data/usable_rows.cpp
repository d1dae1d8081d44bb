// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/usable_rows.h"

#include "core/math/error.h"
#include "core/spec/sentence.h"

#include <algorithm>
#include <cmath>

namespace pushforward {

namespace {

constexpr double largest = 1e30;
constexpr Index fewest_rows = 8;

const char* fault_of(double number) {
    if (std::abs(number) <= largest) return nullptr;
    if (std::isnan(number)) return "a value was nan";
    return std::isinf(number) ? "a value was infinite" : "a value was beyond ±1e30";
}

void check_spread(const Table& table) {
    for (const Index row : {0, 1})
        if (table.points.row(row).minCoeff() == table.points.row(row).maxCoeff())
            throw Error(table.name + ": column “" +
                        (row == 0 ? table.first_title : table.second_title) +
                        "” is constant, always " + number_text(table.points(row, 0)) +
                        ". A density needs spread in both columns: choose another.");
}

} // namespace

void UsableRows::add(double first, double second) {
    const char* fault = fault_of(first);
    if (!fault) fault = fault_of(second);
    if (fault) return leave_out(fault);
    ++rows_read_;
    keep(first, second);
}

void UsableRows::leave_out(const std::string& reason) { left_out_.add(reason, ++rows_read_); }

void UsableRows::finish(Table& table, const TableColumns& wanted) {
    const Index usable = rows_read_ - left_out_.count();
    const Index needed = wanted.for_training ? fewest_rows : 1;
    if (usable < needed)
        throw Error(table.name + " has " + std::to_string(usable) + " usable " +
                    (usable == 1 ? "row" : "rows") + "; at least " + std::to_string(needed) +
                    (needed == 1 ? " is needed." : " are needed.") +
                    (left_out_.count() == 0 ? "" : " " + left_out_.sentence(rows_read_)));
    table.points = take();
    if (wanted.for_training) check_spread(table);
    table.rows_read = rows_read_;
    table.rows_left_out = left_out_.count();
    table.left_out_reason = left_out_.sentence(rows_read_);
}

void UsableRows::keep(double first, double second) {
    if (used_ == block_size) {
        blocks_.emplace_back(2, block_size);
        used_ = 0;
    }
    blocks_.back()(0, used_) = first;
    blocks_.back()(1, used_) = second;
    ++used_;
}

Points UsableRows::take() {
    Points points(2, rows_read_ - left_out_.count());
    Index start = 0;
    for (Points& block : blocks_) {
        const Index size = std::min(block_size, points.cols() - start);
        points.middleCols(start, size) = block.leftCols(size);
        block.resize(2, 0); // large enough that memory is given back to the system
        start += size;
    }
    blocks_.clear();
    return points;
}

} // namespace pushforward

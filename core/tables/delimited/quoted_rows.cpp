// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/delimited/quoted_rows.h"

#include <algorithm>
#include <new>

namespace pushforward {

QuotedRows::QuotedRows(char delimiter, RowTaker& taker) : delimiter_(delimiter), taker_(taker) {
    // It fails only for an unknown option.
    csv_init(&parser_, CSV_REPALL_NL | CSV_EMPTY_IS_NULL);
    csv_set_blk_size(&parser_, 1 << 16); // what its buffer for one cell grows by
    csv_set_delim(&parser_, static_cast<unsigned char>(delimiter));
    if (delimiter == ' ' || delimiter == '\t')
        csv_set_space_func(&parser_, [](unsigned char) { return 0; });
}

void QuotedRows::parse(std::string_view bytes) {
    if (bytes.empty()) return;
    between_rows_ = false;
    if (csv_parse(&parser_, bytes.data(), bytes.size(), on_cell, on_row, this) != bytes.size())
        throw std::bad_alloc();
    rethrow();
}

void QuotedRows::finish() {
    csv_fini(&parser_, on_cell, on_row, this);
    rethrow();
}

// A line feed after a carriage return belongs to it.
void QuotedRows::count_line(char terminator) {
    if (!(terminator == '\n' && after_return_)) ++line_;
    after_return_ = terminator == '\r';
}

bool QuotedRows::in_quotes() const {
    constexpr int field_begun = 2; // a name that libcsv's header keeps to itself
    return parser_.quoted != 0 && parser_.pstate == field_begun;
}

std::size_t QuotedRows::pending() const { return std::max(parser_.entry_pos, bytes_.size()); }

// libcsv is C, so exceptions must not pass through it; they are kept until it has returned.
void QuotedRows::on_cell(void* text, std::size_t length, void* rows) {
    static_cast<QuotedRows*>(rows)->add_cell(static_cast<const char*>(text), length);
}

void QuotedRows::on_row(int terminator, void* rows) {
    static_cast<QuotedRows*>(rows)->end_row(terminator);
}

void QuotedRows::rethrow() {
    if (failure_) std::rethrow_exception(failure_);
}

void QuotedRows::add_cell(const char* text, std::size_t length) {
    if (failure_) return;
    between_rows_ = false;
    // Several spaces are one delimiter, not empty cells.
    if (text == nullptr && delimiter_ == ' ') return;
    if (ends_.empty()) row_line_ = line_;
    if (text != nullptr) {
        bytes_.append(text, length);
        line_ += std::count(text, text + length, '\n');
    }
    ends_.push_back(bytes_.size());
}

/// `terminator`: the character that ended the row or blank line, −1 at the end of the input.
void QuotedRows::end_row(int terminator) {
    if (failure_) return;
    try {
        if (!ends_.empty()) hand_over();
    } catch (...) {
        failure_ = std::current_exception();
    }
    bytes_.clear();
    ends_.clear();
    count_line(static_cast<char>(terminator));
    between_rows_ = true;
}

void QuotedRows::hand_over() {
    cells_.clear();
    std::size_t start = 0;
    for (const std::size_t end : ends_) {
        cells_.emplace_back(bytes_.data() + start, end - start);
        start = end;
    }
    taker_.take({row_line_, cells_});
}

} // namespace pushforward

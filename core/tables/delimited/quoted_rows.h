// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/delimited/delimited.h"

#include <csv.h>

#include <exception>
#include <string>
#include <vector>

namespace pushforward {

/// Rows by libcsv, which knows quotation (RFC 4180, cells of several lines), and the count of
/// lines. Text comes in pieces that may end anywhere.
class QuotedRows {
public:
    QuotedRows(char delimiter, RowTaker& taker);
    ~QuotedRows() { csv_free(&parser_); }
    QuotedRows(const QuotedRows&) = delete;
    QuotedRows& operator=(const QuotedRows&) = delete;

    /// Hands over the rows that end within; whatever the taker throws comes out.
    void parse(std::string_view bytes);

    /// The end of the input ends the last row.
    void finish();

    /// Nothing of a row was read since the last one ended.
    bool between_rows() const { return between_rows_; }

    /// Counts a line that somebody else has read, and what ended it.
    void count_line(char terminator);

    Index line() const { return line_; } ///< that which is being read, from 1
    bool in_quotes() const;              ///< a quotation mark is open
    std::size_t pending() const;         ///< bytes of the row under way, about

private:
    static void on_cell(void* text, std::size_t length, void* rows);
    static void on_row(int terminator, void* rows);
    void add_cell(const char* text, std::size_t length);
    void end_row(int terminator);
    void hand_over();
    void rethrow();

    csv_parser parser_{};
    char delimiter_;
    RowTaker& taker_;
    std::exception_ptr failure_;
    std::string bytes_;
    std::vector<std::size_t> ends_;
    std::vector<std::string_view> cells_;
    Index line_ = 1, row_line_ = 1;
    bool after_return_ = false, between_rows_ = true;
};

} // namespace pushforward

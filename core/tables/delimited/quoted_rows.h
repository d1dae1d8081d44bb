// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tables/delimited/delimited.h"

#include <csv.h>

#include <exception>
#include <string>
#include <vector>

namespace pushforward {

/// Splits rows with libcsv, which handles quotation marks (RFC 4180, cells of several lines), and
/// counts lines. Text comes in pieces that may end anywhere.
class QuotedRows {
public:
    QuotedRows(char delimiter, RowTaker& taker);
    ~QuotedRows() { csv_free(&parser_); }
    QuotedRows(const QuotedRows&) = delete;
    QuotedRows& operator=(const QuotedRows&) = delete;

    /// Hands over the rows that end within the piece; exceptions of the receiver are passed on.
    void parse(std::string_view bytes);

    /// Ends the input, and with it the last row.
    void finish();

    /// True if nothing was read since the last row ended.
    bool between_rows() const { return between_rows_; }

    /// Counts a line that was read elsewhere, and the character that ended it.
    void count_line(char terminator);

    Index line() const { return line_; } ///< the current line, from 1
    bool in_quotes() const;              ///< whether a quotation mark is open
    std::size_t pending() const;         ///< approximate bytes of the current row

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

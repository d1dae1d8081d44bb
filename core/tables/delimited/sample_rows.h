// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pushforward {

/// A line, or the lines of a quotation.
struct SampleRow {
    std::string_view text;
    std::size_t start = 0; ///< its place in the text
};

/// The first hundred lines of a text that are not blank, and which of them are comments.
struct SampleRows {
    std::vector<SampleRow> rows;     ///< those that are none
    std::vector<SampleRow> comments; ///< above the first row
    std::vector<SampleRow> marked;   ///< the others that begin with the sign
    std::string sign;                ///< of comments; empty if there are none
};

/// `sign`: what comments begin with, as far as a person says so.
SampleRows sample_rows(std::string_view text, const std::optional<std::string>& sign);

/// The cells of a row, without surrounding spaces and quotes.
std::vector<std::string_view> cells_of(std::string_view row, char delimiter);

/// The separator that a spreadsheet writes in the first line, as "sep=;", which it removes from the
/// text.
std::optional<char> take_separator_line(std::string_view& text);

} // namespace pushforward

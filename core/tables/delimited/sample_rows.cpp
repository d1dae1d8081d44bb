// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tables/delimited/sample_rows.h"

#include "core/tables/delimited/dialect.h"

#include <algorithm>

namespace pushforward {

namespace {

constexpr std::size_t rows_looked_at = 100;
constexpr std::size_t longest_sample = 4096; ///< what is looked at of it

std::string_view without_spaces(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    return text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
}

/// The end of the first line, or of the lines of a quotation.
std::size_t row_end(std::string_view text) {
    bool quoted = false;
    for (std::size_t end = 0; end < text.size(); ++end) {
        if (text[end] == '"') quoted = !quoted;
        if (!quoted && (text[end] == '\n' || text[end] == '\r')) return end;
    }
    return text.size();
}

/// The rows with what begins with the sign put aside; nothing begins with an empty one. A comment
/// may hold a single quotation mark.
SampleRows split(std::string_view text, const std::string& sign) {
    SampleRows sample;
    sample.sign = sign;
    std::size_t start = 0;
    while (start < text.size() && sample.rows.size() + sample.marked.size() < rows_looked_at) {
        const std::string_view rest = text.substr(start);
        const std::string_view line = rest.substr(0, rest.find_first_of("\r\n"));
        const bool comment = !sign.empty() && begins_comment(line, sign);
        const std::size_t end = comment ? line.size() : row_end(rest);
        const SampleRow row{rest.substr(0, std::min(end, comment ? end : longest_sample)), start};
        start += end + 1;
        if (without_spaces(row.text).empty()) continue;
        if (!comment)
            sample.rows.push_back(row);
        else
            (sample.rows.empty() ? sample.comments : sample.marked).push_back(row);
    }
    return sample;
}

/// Whether the sign begins comments. If most rows begin with #, it belongs to their first cell: a
/// colour, a number. Other signs have to begin the text.
bool is_sign_of(const SampleRows& sample) {
    if (sample.rows.empty() || sample.marked.size() > sample.rows.size()) return false;
    if (sample.comments.empty() && (sample.sign != "#" || sample.marked.empty())) return false;
    return sample.sign != ";" || std::ranges::none_of(sample.rows, [](const SampleRow& row) {
               return row.text.find(';') != row.text.npos;
           });
}

} // namespace

bool begins_comment(std::string_view line, std::string_view sign) {
    const std::size_t first = line.find_first_not_of(" \t");
    if (first == line.npos || !line.substr(first).starts_with(sign)) return false;
    const std::size_t next = first + sign.size();
    return next >= line.size() ||
           std::string_view(",;\t|").find(line[next]) == std::string_view::npos;
}

SampleRows sample_rows(std::string_view text, const std::optional<std::string>& sign) {
    if (sign) return split(text, *sign);
    SampleRows plain = split(text, "#");
    if (is_sign_of(plain)) return plain;
    for (const char* other : {"%", "!", "//", ";", "*", "--"})
        if (SampleRows sample = split(text, other); is_sign_of(sample)) return sample;
    return split(text, "");
}

std::vector<std::string_view> cells_of(std::string_view row, char delimiter) {
    std::vector<std::string_view> cells;
    bool quoted = false;
    std::size_t start = 0;
    const auto end_cell = [&](std::size_t end) {
        std::string_view cell = row.substr(start, end - start);
        start = end + 1;
        if (delimiter == ' ' && cell.empty()) return;
        if (delimiter != '\t') cell = without_spaces(cell);
        if (cell.size() > 1 && cell.front() == '"' && cell.back() == '"')
            cell = cell.substr(1, cell.size() - 2);
        cells.push_back(cell);
    };
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (row[i] == '"') quoted = !quoted;
        if (!quoted && row[i] == delimiter) end_cell(i);
    }
    end_cell(row.size());
    return cells;
}

std::optional<char> take_separator_line(std::string_view& text) {
    const std::size_t end = text.find_first_of("\r\n");
    std::string_view line = text.substr(0, end);
    if (end == text.npos) return {};
    if (line.starts_with('"')) line.remove_prefix(1);
    if (line.size() < 5 || !(line.starts_with("sep=") || line.starts_with("SEP="))) return {};
    const std::string_view after = line.substr(5);
    if (!after.empty() && after != "\"") return {};
    text.remove_prefix(end + 1);
    return line[4];
}

} // namespace pushforward

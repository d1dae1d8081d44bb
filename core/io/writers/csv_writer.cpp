// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/writers/table_writer.h"
#include "core/spec/sentence.h"

#include <cmath>

namespace pushforward {

namespace {

/// In quotes where RFC 4180 asks for them.
std::string csv_quoted(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == text.npos) return text;
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"') result += '"';
        result += c;
    }
    return result + '"';
}

std::string cell_text(double number) { return std::isnan(number) ? "" : number_text(number); }

std::string csv_bytes(const WrittenTable& table) {
    const Categories& categories = table.categories;
    std::string text;
    for (const WrittenColumn& column : table.columns) text += csv_quoted(column.title) + ",";
    if (!categories.empty()) text += csv_quoted(categories.title) + ",";
    text.back() = '\n';
    for (Index i = 0; i < table.rows(); ++i) {
        for (const WrittenColumn& column : table.columns)
            (text += cell_text(column.numbers[i])) += ',';
        if (!categories.empty())
            (text += csv_quoted(categories.names[categories.of[static_cast<std::size_t>(i)]])) +=
                ',';
        text.back() = '\n';
    }
    return text;
}

} // namespace

TableWriter csv_writer() {
    return {{.key = "csv",
             .title = "Table",
             .summary = "Text with one line per row, the titles first. Each number is the shortest "
                        "text that reads back as the same number; what is not a number is an "
                        "empty cell. Classes are a last column.",
             .formula = {},
             .reference = "RFC 4180",
             .fields = {},
             .group = {}},
            {"csv", "txt"},
            csv_bytes};
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/little_endian.h"
#include "core/io/writers/table_writer.h"

#include <QByteArray>

#include <algorithm>
#include <cstdint>

namespace pushforward {

namespace {

/// A title as Python writes it.
std::string python_quoted(const std::string& title) {
    std::string text = "'";
    for (const char c : title) {
        if (c == '\n' || c == '\r') {
            text += c == '\n' ? "\\n" : "\\r";
            continue;
        }
        if (c == '\'' || c == '\\') text += '\\';
        text += c;
    }
    return text + "'";
}

std::string fields(const std::vector<WrittenColumn>& columns) {
    std::string text = "[";
    for (const WrittenColumn& column : columns)
        text += "(" + python_quoted(column.title) + ", '<f8'), ";
    text.resize(text.size() - 2);
    return text + "]";
}

/// All that comes before the numbers: version 1, or version 3, which holds UTF-8, for titles that
/// need it.
std::string front(std::string header) {
    const bool is_ascii = std::ranges::all_of(header, [](char c) { return (c & 0x80) == 0; });
    const std::size_t length_bytes = is_ascii ? 2 : 4, before_header = 8 + length_bytes;
    // Spaces up to a multiple of 64 bytes, the last one a line end.
    constexpr std::size_t block = 64;
    header.resize((before_header + header.size() + block) / block * block - before_header, ' ');
    header.back() = '\n';
    std::string bytes("\x93NUMPY", 6);
    bytes += is_ascii ? '\x01' : '\x03';
    bytes += '\0';
    for (std::size_t i = 0; i < length_bytes; ++i)
        bytes += static_cast<char>((header.size() >> (8 * i)) & 0xff);
    return bytes + header;
}

/// Points have no need of names: an array of n × 2. More columns are named fields, so that nobody
/// has to know their order.
std::string npy_bytes(const WrittenTable& table) {
    const bool named = table.columns.size() > 2;
    const auto width = static_cast<Index>(table.columns.size());
    const std::string rows = std::to_string(table.rows());
    const std::string start = front("{'descr': " + (named ? fields(table.columns) : "'<f8'") +
                                    ", 'fortran_order': False, 'shape': (" + rows + "," +
                                    (named ? std::string() : " " + std::to_string(width)) + "), }");
    Eigen::ArrayXXd numbers(width, table.rows()); // column-major: a row's numbers side by side
    for (Index i = 0; i < width; ++i)
        numbers.row(i) = table.columns[static_cast<std::size_t>(i)].numbers;
    return start + little_endian(numbers.data(), numbers.size()).toStdString();
}

} // namespace

TableWriter npy_writer() {
    return {{.key = "npy",
             .title = "NumPy array",
             .summary = "Little-endian doubles. Two columns are one array with a row per point; "
                        "more columns are the named fields of a structured array. Classes are left "
                        "out.",
             .formula = {},
             .reference = "NumPy's format: numpy.lib.format",
             .fields = {},
             .group = {}},
            {"npy"},
            npy_bytes};
}

} // namespace pushforward

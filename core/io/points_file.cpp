// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/points_file.h"

#include "core/io/files.h"
#include "core/io/little_endian.h"
#include "core/spec/sentence.h"

#include <QByteArray>

namespace pushforward {

namespace {

/// In quotes where RFC 4180 asks for them.
std::string quoted(const std::string& title) {
    if (title.find_first_of(",\"\r\n") == title.npos) return title;
    std::string text = "\"";
    for (const char c : title) {
        if (c == '"') text += '"';
        text += c;
    }
    return text + '"';
}

} // namespace

std::string points_csv(const TitledPoints& titled) {
    const auto& [points, first_title, second_title, categories] = titled;
    std::string text = quoted(first_title) + "," + quoted(second_title);
    if (!categories.empty()) (text += ',') += quoted(categories.title);
    text += "\n";
    for (Index i = 0; i < points.cols(); ++i) {
        text += number_text(points(0, i)) + "," + number_text(points(1, i));
        if (!categories.empty())
            (text += ',') += quoted(categories.names[categories.of[static_cast<std::size_t>(i)]]);
        text += "\n";
    }
    return text;
}

std::string points_npy(const Points& points) {
    std::string header = "{'descr': '<f8', 'fortran_order': False, 'shape': (" +
                         std::to_string(points.cols()) + ", 2), }";
    constexpr std::size_t before_header = 10, block = 64;
    // Spaces up to a multiple of 64 bytes, the last one a line end.
    header.resize((before_header + header.size() + block) / block * block - before_header, ' ');
    header.back() = '\n';
    std::string bytes("\x93NUMPY\x01\x00", 8);
    bytes += static_cast<char>(header.size() & 0xff);
    bytes += static_cast<char>(header.size() >> 8);
    bytes += header;
    const Eigen::ArrayXXd rows = points; // column-major: a point's two numbers after each other
    return bytes + little_endian(rows.data(), rows.size()).toStdString();
}

void write_points(const std::string& path, const TitledPoints& points) {
    write_file(path, path.ends_with(".npy") ? points_npy(points.points) : points_csv(points));
}

} // namespace pushforward

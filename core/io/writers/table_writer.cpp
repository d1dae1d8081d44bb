// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/writers/table_writer.h"

#include "core/io/files.h"
#include "core/math/error.h"
#include "core/spec/sentence.h"
#include "core/tables/data_file.h"
#include "core/train/training_data.h"

#include <algorithm>

namespace pushforward {

std::array<std::string, 2> written_titles(const std::string& first_axis,
                                          const std::string& second_axis) {
    const DataDescription none;
    const auto is_numbered = [](const std::string& title) { return title.starts_with("column "); };
    if ((first_axis == none.first_title && second_axis == none.second_title) ||
        (is_numbered(first_axis) && is_numbered(second_axis)))
        return {"x0", "x1"};
    return {first_axis, second_axis};
}

WrittenTable written_points(const Points& points, const std::string& first_title,
                            const std::string& second_title, Categories categories) {
    return {{{first_title, points.row(0)}, {second_title, points.row(1)}}, std::move(categories)};
}

std::vector<std::string> table_endings() {
    std::vector<std::string> endings;
    for (const TableWriter& writer : table_writers())
        for (const std::string& ending : writer.endings) endings.push_back("." + ending);
    return endings;
}

const TableWriter& find_writer(const std::string& path) {
    const std::span<const TableWriter> writers = table_writers();
    const std::string ending = ending_of(path);
    if (ending.empty()) return writers.front();
    for (const TableWriter& writer : writers)
        if (std::ranges::find(writer.endings, ending) != writer.endings.end()) return writer;
    throw Error(shown(path, 1024) + " cannot be written: no table format has the ending ." +
                shown(ending) + ". Choose a name that ends in " + listed(table_endings(), "or") +
                ".");
}

void write_table(const std::string& path, const WrittenTable& table) {
    write_file(path, find_writer(path).bytes(table));
}

} // namespace pushforward

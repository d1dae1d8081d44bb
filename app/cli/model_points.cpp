// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/model_points.h"

#include "app/cli/output.h"
#include "core/io/readers/file_reader.h"
#include "core/io/writers/table_writer.h"
#include "core/math/error.h"
#include "core/spec/sentence.h"
#include "core/tables/columns.h"
#include "core/tables/table.h"
#include "core/tables/table_reference.h"

#include <algorithm>
#include <limits>

namespace pushforward {

namespace {

bool has(const Table& table, const ColumnChoice& columns) {
    Layout layout;
    layout.names = table.all_columns;
    for (const std::string& name : layout.names)
        layout.numeric.push_back(std::ranges::find(table.numeric_columns, name) !=
                                 table.numeric_columns.end());
    try {
        choose_columns(layout, columns, table.name);
        return !columns.first.empty();
    } catch (const Error&) {
        return false;
    }
}

/// Whether the columns that were taken have names of their own.
bool has_names(const Table& table) {
    const auto is_number = [](const std::string& name) { return name.starts_with("column "); };
    return !is_number(table.columns.first) || !is_number(table.columns.second);
}

std::string other_columns(const Table& table, const ColumnChoice& wanted) {
    return table.name + " has no columns “" + shown(wanted.first) + "” and “" +
           shown(wanted.second) + "”, so “" + table.columns.first + "” and “" +
           table.columns.second +
           "” were taken. If others are meant, name them: FILE:first,second.";
}

} // namespace

ModelFile read_trained_model(const std::string& path) {
    ModelFile model = read_model(path);
    if (!model.snapshot)
        throw Error(path + " holds an experiment that has not been trained. Train it with "
                           "pushforward train --experiment FILE --out MODEL.");
    return model;
}

Eigen::ArrayXd ReadPoints::in_rows(const Eigen::ArrayXd& numbers) const {
    Eigen::ArrayXd all(rows);
    auto missing = left_out.begin();
    Index point = 0;
    for (Index row = 0; row < rows; ++row) {
        const bool is_missing = missing != left_out.end() && *missing == row;
        if (is_missing) ++missing;
        all[row] = is_missing ? std::numeric_limits<double>::quiet_NaN() : numbers[point++];
    }
    return all;
}

Option points_reading_option() {
    return {"--reading", "R",
            "how to read the file of points, KIND[(field=value, …)]; see kinds readers"};
}

ReadPoints read_points(const std::string& reference, const std::vector<ColumnChoice>& choices,
                       const Arguments& arguments) {
    const TableReference wanted = parse_table_reference(reference);
    const DataFile file = open_data_file(wanted.file);
    const auto said = arguments.text("--reading");
    const Spec reading = settled_reading(file, said ? parse_spec(*said) : Spec{});
    const auto read = [&](const ColumnChoice& columns) {
        constexpr bool for_training = false;
        return read_data_file(file, reading, {columns, for_training}).table;
    };
    Table table = read(wanted.columns);
    if (wanted.columns.first.empty()) {
        const auto chosen = std::ranges::find_if(
            choices, [&](const ColumnChoice& columns) { return has(table, columns); });
        if (chosen == choices.end()) {
            if (has_names(table)) say(other_columns(table, choices.front()));
        } else if (!(*chosen == table.columns)) {
            table = read(*chosen);
        }
    }
    for (const std::string& sentences : {table.notes, table.left_out_reason})
        if (!sentences.empty()) say(sentences);
    return {std::move(table.points), table.rows_read, std::move(table.left_out)};
}

std::array<std::string, 2> titles_of(const ModelFile& model, const Arguments& arguments) {
    if (arguments.has("--at")) return {"x0", "x1"};
    return written_titles(model.first_title, model.second_title);
}

} // namespace pushforward

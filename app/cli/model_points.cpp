// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/model_points.h"

#include "app/cli/output.h"
#include "core/io/readers/file_reader.h"
#include "core/math/error.h"
#include "core/tables/columns.h"
#include "core/tables/table.h"
#include "core/tables/table_reference.h"

#include <algorithm>

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

} // namespace

ModelFile read_trained_model(const std::string& path) {
    ModelFile model = read_model(path);
    if (!model.snapshot)
        throw Error(path + " holds an experiment that has not been trained. Train it with "
                           "pushforward train --experiment FILE --out MODEL.");
    return model;
}

Points read_points(const std::string& reference, const std::vector<ColumnChoice>& choices) {
    const TableReference wanted = parse_table_reference(reference);
    const DataFile file = open_data_file(wanted.file);
    const Spec reading = settled_reading(file, {});
    const auto read = [&](const ColumnChoice& columns) {
        constexpr bool for_training = false;
        return read_data_file(file, reading, {columns, for_training}).table;
    };
    Table table = read(wanted.columns);
    if (wanted.columns.first.empty()) {
        const auto chosen = std::ranges::find_if(
            choices, [&](const ColumnChoice& columns) { return has(table, columns); });
        if (chosen != choices.end() && !(*chosen == table.columns)) table = read(*chosen);
    }
    if (!table.left_out_reason.empty()) say(table.left_out_reason);
    return std::move(table.points);
}

} // namespace pushforward

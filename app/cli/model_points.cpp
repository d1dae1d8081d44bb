// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/model_points.h"

#include "app/cli/output.h"
#include "core/data/table.h"
#include "core/io/file_reader.h"
#include "core/math/error.h"

#include <algorithm>

namespace pushforward {

namespace {

bool has(const Table& table, const std::string& column) {
    return std::ranges::find(table.numeric_columns, column) != table.numeric_columns.end();
}

} // namespace

ModelFile read_trained_model(const std::string& path) {
    ModelFile model = read_model(path);
    if (!model.snapshot)
        throw Error(path + " holds an experiment that was not trained yet; train it with "
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
        const auto chosen = std::ranges::find_if(choices, [&](const ColumnChoice& columns) {
            return has(table, columns.first) && has(table, columns.second);
        });
        if (chosen != choices.end()) table = read(*chosen);
    }
    if (!table.left_out_reason.empty()) say(table.left_out_reason);
    return std::move(table.points);
}

} // namespace pushforward

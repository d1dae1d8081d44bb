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

Points read_points(const std::string& reference, const std::string& first,
                   const std::string& second) {
    const TableReference wanted = parse_table_reference(reference);
    const DataFile file = open_data_file(wanted.file);
    const Spec reading = settled_reading(file, {});
    const auto read = [&](const std::string& x, const std::string& y) {
        constexpr bool for_training = false;
        return read_data_file(file, reading, {x, y, for_training}).table;
    };
    Table table = read(wanted.first_column, wanted.second_column);
    const bool named = !wanted.first_column.empty();
    if (!named && has(table, first) && has(table, second) &&
        (table.first_title != first || table.second_title != second))
        table = read(first, second);
    if (!table.left_out_reason.empty()) say(table.left_out_reason);
    return std::move(table.points);
}

} // namespace pushforward

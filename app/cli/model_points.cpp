// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/model_points.h"

#include "app/cli/output.h"
#include "core/data/table.h"
#include "core/math/error.h"

#include <algorithm>

namespace pushforward {

namespace {

constexpr std::int64_t largest_file = std::int64_t{4} << 30;

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
    const std::string bytes = read_file(wanted.file, largest_file);
    Table table =
        read_table_text(bytes, wanted.file, {wanted.first_column, wanted.second_column, false});
    const bool named = !wanted.first_column.empty();
    if (!named && has(table, first) && has(table, second) &&
        (table.first_title != first || table.second_title != second))
        table = read_table_text(bytes, wanted.file, {first, second, false});
    if (!table.left_out_reason.empty()) say(table.left_out_reason);
    return std::move(table.points);
}

} // namespace pushforward

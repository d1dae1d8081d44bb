// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/model_points.h"
#include "app/cli/position_option.h"
#include "app/cli/table_output.h"
#include "app/cli/threads_option.h"
#include "core/flow/team.h"
#include "core/tables/columns.h"

#include <algorithm>

namespace pushforward {

namespace {

Eigen::ArrayXd as_column(const std::vector<double>& values) {
    return Eigen::Map<const Eigen::ArrayXd>(values.data(), static_cast<Index>(values.size()));
}

/// Gives the first two columns other titles if one beside them has the same.
void tell_points_apart(WrittenTable& table) {
    std::vector<std::string> titles;
    for (const WrittenColumn& column : table.columns) titles.push_back(column.title);
    std::ranges::rotate(titles, titles.begin() + 2); // the points' own come last
    tell_apart(titles);
    table.columns[0].title = titles[titles.size() - 2];
    table.columns[1].title = titles.back();
}

int evaluate(const Arguments& arguments) {
    const std::string path = arguments.only("a model file");
    const std::string points = arguments.required("--points");
    const TableOutput output(arguments.text("--out"));
    const ModelFile model = read_trained_model(path);
    const auto [first, second] = titles_of(model, arguments);
    const ColumnChoice own = {first, second};
    ColumnChoice trained_on = model.experiment.data.columns;
    trained_on.category.clear();
    const ReadPoints read = read_points(points, {own, trained_on, {"x0", "x1"}}, arguments);
    const Points& x = read.points;

    const Snapshot& snapshot = *model.snapshot;
    const std::shared_ptr<const Flow> flow = flow_at(arguments, snapshot);
    const bool is_inside = arguments.has("--at");
    const Points at = is_inside ? flow->standardisation().to_data(x.cast<Real>()) : x;
    const double not_reported = is_inside ? flow->standardisation().log_abs_det() : 0;
    Team team(threads_of(arguments));
    std::vector<double> log_prob(static_cast<std::size_t>(x.cols()));
    const Batch z = flow->to_base(team, snapshot.parameters_of(*flow), at, log_prob);
    WrittenTable table{{{first, x.row(0)},
                        {second, x.row(1)},
                        {"log_prob", as_column(log_prob) - not_reported},
                        {"z0", z.row(0).cast<double>()},
                        {"z1", z.row(1).cast<double>()}}};
    if (arguments.has("--layers")) {
        const Flow::Account account = flow->account(team, snapshot.parameters_of(*flow), at);
        table.columns.push_back({"log_base", as_column(account.log_base)});
        for (std::size_t i = 0; i < account.added.size(); ++i)
            table.columns.push_back(
                {"log_det_" + std::to_string(i + 1), as_column(account.added[i])});
        table.columns.push_back(
            {"log_det_scale", Eigen::ArrayXd::Constant(x.cols(), account.units - not_reported)});
        for (std::size_t i = 1; i < account.path.size(); ++i)
            for (const Index row : {0, 1})
                table.columns.push_back({"x" + std::to_string(row) + "_" + std::to_string(i),
                                         account.path[i].row(row).cast<double>()});
    }
    tell_points_apart(table);
    for (WrittenColumn& column : table.columns) column.numbers = read.in_rows(column.numbers);
    output.write(table);
    return 0;
}

} // namespace

Command evaluate_command() {
    return {
        "evaluate",
        "compute a model's log-density at given points, and their base points",
        "MODEL --points FILE [--layers] [--at POSITION] [--threads N] [--out FILE]",
        "Writes a table with the points under the names of the data's columns (x0 and x1 for a "
        "generated set), and with log_prob, z0 and z1: log p in nats in the units of the data as "
        "loaded, and the points that the model maps to them from the base side. It has a row for "
        "each row of the file; the cells are empty if that has no two numbers.",
        {{"--points", "FILE",
          "the points: FILE[:column,column]. Without names, the columns are those that the model "
          "was trained on, or x0 and x1, or else the first two numeric ones"},
         points_reading_option(),
         {"--layers", "",
          "also write how log p comes about: log_base of z0 and z1, log_det_1 … that each layer "
          "adds, base side first, log_det_scale for the units of the data; and x0_1, x1_1 …, the "
          "points behind each layer, in standardised coordinates"},
         position_option(),
         threads_option(),
         table_option()},
        evaluate};
}

} // namespace pushforward

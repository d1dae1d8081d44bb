// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/model_points.h"
#include "app/cli/position_option.h"
#include "app/cli/table_output.h"

namespace pushforward {

namespace {

Eigen::ArrayXd as_column(const std::vector<double>& values) {
    return Eigen::Map<const Eigen::ArrayXd>(values.data(), static_cast<Index>(values.size()));
}

int evaluate(const Arguments& arguments) {
    const std::string path = arguments.only("a model file");
    const std::string points = arguments.required("--points");
    const TableOutput output(arguments.text("--out"));
    const ModelFile model = read_trained_model(path);
    ColumnChoice trained_on = model.experiment.data.columns;
    trained_on.category.clear();
    const Points x = read_points(points, {{"x0", "x1"}, trained_on});

    const Snapshot& snapshot = *model.snapshot;
    const std::shared_ptr<const Flow> flow = flow_at(arguments, snapshot);
    const bool is_inside = arguments.has("--at");
    Tape tape;
    const Flow::Account account =
        flow->account(tape, snapshot.parameters_of(*flow),
                      is_inside ? flow->standardisation().to_data(x.cast<Real>()) : x);
    const double units = is_inside ? 0 : account.units;
    Eigen::ArrayXd log_prob = as_column(account.log_base) + units;
    for (const std::vector<double>& added : account.added) log_prob += as_column(added);

    const Batch& z = account.path.front();
    WrittenTable table{{{"x0", x.row(0)},
                        {"x1", x.row(1)},
                        {"log_prob", log_prob},
                        {"z0", z.row(0).cast<double>()},
                        {"z1", z.row(1).cast<double>()}}};
    if (arguments.has("--layers")) {
        table.columns.push_back({"log_base", as_column(account.log_base)});
        for (std::size_t i = 0; i < account.added.size(); ++i)
            table.columns.push_back(
                {"log_det_" + std::to_string(i + 1), as_column(account.added[i])});
        table.columns.push_back({"log_det_scale", Eigen::ArrayXd::Constant(x.cols(), units)});
        for (std::size_t i = 1; i < account.path.size(); ++i)
            for (const Index row : {0, 1})
                table.columns.push_back({"x" + std::to_string(row) + "_" + std::to_string(i),
                                         account.path[i].row(row).cast<double>()});
    }
    output.write(table);
    return 0;
}

} // namespace

Command evaluate_command() {
    return {
        "evaluate",
        "compute a model's log-density at given points, and their base points",
        "MODEL --points FILE [--layers] [--at POSITION] [--out FILE]",
        "Writes a table with the columns x0, x1, log_prob, z0 and z1: the points, log p in "
        "nats in the units of the data as loaded, and the points that the model maps to them "
        "from the base side.",
        {{"--points", "FILE",
          "the points: FILE[:column,column]. Without names, the columns are x0 and x1, or "
          "those that the model was trained on, or else the first two numeric ones"},
         {"--layers", "",
          "also write how log p comes about: log_base of z0 and z1, log_det_1 … that each layer "
          "adds, base side first, log_det_scale for the units of the data; and x0_1, x1_1 …, the "
          "points behind each layer, in standardised coordinates"},
         position_option(),
         table_option()},
        evaluate};
}

} // namespace pushforward

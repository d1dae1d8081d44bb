// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/model_points.h"
#include "app/cli/table_output.h"

namespace pushforward {

namespace {

int evaluate(const Arguments& arguments) {
    const std::string path = arguments.only("a model file");
    const std::string points = arguments.required("--points");
    const TableOutput output(arguments.text("--out"));
    const ModelFile model = read_trained_model(path);
    ColumnChoice trained_on = model.experiment.data.columns;
    trained_on.category.clear();
    const Points x = read_points(points, {{"x0", "x1"}, trained_on});

    Tape tape;
    std::vector<double> log_prob(static_cast<std::size_t>(x.cols()));
    const Snapshot& snapshot = *model.snapshot;
    const Batch z = snapshot.flow->to_base(tape, snapshot.parameters, x, log_prob);

    const Index count = x.cols();
    output.write({{{"x0", x.row(0)},
                   {"x1", x.row(1)},
                   {"log_prob", Eigen::Map<const Eigen::ArrayXd>(log_prob.data(), count)},
                   {"z0", z.row(0).cast<double>()},
                   {"z1", z.row(1).cast<double>()}}});
    return 0;
}

} // namespace

Command evaluate_command() {
    return {"evaluate",
            "compute a model's log-density at given points, and their base points",
            "MODEL --points FILE [--out FILE]",
            "Writes a table with the columns x0, x1, log_prob, z0 and z1: the points, log p in "
            "nats in the units of the data as loaded, and the points that the model maps to them "
            "from the base side.",
            {{"--points", "FILE",
              "the points: FILE[:column,column]. Without names, the columns are x0 and x1, or "
              "those that the model was trained on, or else the first two numeric ones"},
             table_option()},
            evaluate};
}

} // namespace pushforward

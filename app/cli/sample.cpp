// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/model_points.h"
#include "app/cli/position_option.h"
#include "app/cli/table_output.h"
#include "app/cli/threads_option.h"
#include "core/flow/team.h"
#include "core/math/random_streams.h"

namespace pushforward {

namespace {

constexpr std::int64_t most_points = 10'000'000;

/// What can be said before the model is read.
void check(const Arguments& arguments) {
    const auto count = arguments.integer("--count");
    if (count.has_value() == arguments.has("--base"))
        throw UsageError("Give either --count N or --base FILE.");
    if (arguments.has("--base") && arguments.has("--seed"))
        throw UsageError("--seed goes with --count. Base points from a file are not drawn.");
    if (arguments.has("--reading") && !arguments.has("--base"))
        throw UsageError("--reading goes with --base: it says how to read the file.");
    if (count && (*count < 1 || *count > most_points))
        throw Error("--count is " + std::to_string(*count) + "; it must be from 1 to " +
                    std::to_string(most_points) + ".");
}

ReadPoints base_points(const Snapshot& snapshot, const Arguments& arguments) {
    if (const auto base = arguments.text("--base"))
        return read_points(*base, {{"z0", "z1"}}, arguments);
    Random random(arguments.seed("--seed").value_or(1), random_stream::sampling);
    Batch z(2, *arguments.integer("--count"));
    snapshot.flow->draw_base(snapshot.parameters, random, z);
    return {z.cast<double>(), z.cols(), {}};
}

/// The points of the base points that were read, or drawn.
ReadPoints draw(const Snapshot& snapshot, const Arguments& arguments) {
    const std::shared_ptr<const Flow> flow = flow_at(arguments, snapshot);
    Team team(threads_of(arguments));
    ReadPoints drawn = base_points(snapshot, arguments);
    const Batch x = flow->to_inside(team, snapshot.parameters_of(*flow), drawn.points.cast<Real>());
    drawn.points =
        arguments.has("--at") ? Points(x.cast<double>()) : flow->standardisation().to_data(x);
    return drawn;
}

int sample(const Arguments& arguments) {
    const std::string path = arguments.only("a model file");
    check(arguments);
    const TableOutput output(arguments.text("--out"));
    const ModelFile model = read_trained_model(path);
    const ReadPoints drawn = draw(*model.snapshot, arguments);
    const auto [first, second] = titles_of(model, arguments);
    output.write({{{first, drawn.in_rows(drawn.points.row(0))},
                   {second, drawn.in_rows(drawn.points.row(1))}}});
    return 0;
}

} // namespace

Command sample_command() {
    return {"sample",
            "draw points from a model, or map given base points to the data side",
            "MODEL (--count N [--seed N] | --base FILE) [--at POSITION] [--threads N] [--out FILE]",
            "Writes a table with the names of the data's columns (x0 and x1 for a generated set), "
            "in the units of the data as loaded. --base takes what evaluate writes as it is, and "
            "leaves the cells of rows without base points empty.",
            {{"--count", "N", "how many points to draw"},
             {"--seed", "N", "seed of the draws [1]"},
             {"--base", "FILE",
              "base points: FILE[:column,column]. Without names, the columns are z0 and z1, or "
              "else the first two numeric ones"},
             position_option(),
             threads_option(),
             points_reading_option(),
             table_option()},
            sample};
}

} // namespace pushforward

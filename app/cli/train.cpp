// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/experiment_options.h"
#include "app/cli/output.h"
#include "app/cli/threads_option.h"
#include "app/cli/training_run.h"

namespace pushforward {

namespace {

ModelFile starting_point(const Arguments& arguments) {
    if (const auto from = arguments.text("--resume")) {
        check_resumable(arguments);
        ModelFile model = read_model(*from);
        if (!model.snapshot)
            throw Error(*from + " holds an experiment that has not been trained. Use "
                                "--experiment instead of --resume.");
        model.experiment = edited(model.experiment, arguments);
        if (const auto data = arguments.text("--data"))
            model.experiment = with_moved_data(std::move(model.experiment), *data);
        if (model.experiment.steps <= model.snapshot->step)
            throw Error(*from + " has already done " + std::to_string(model.snapshot->step) +
                        " steps. Ask for a larger total with --steps.");
        return model;
    }
    ModelFile model;
    const auto from = arguments.text("--experiment");
    model.experiment =
        edited(from ? read_model(*from).experiment : example_experiment(), arguments);
    return model;
}

std::optional<Keep> wanted_moment(const Arguments& arguments) {
    const auto keep = arguments.text("--keep");
    if (!keep) return std::nullopt;
    if (*keep == "best") return Keep::best;
    if (*keep == "last") return Keep::last;
    throw UsageError("--keep is “" + *keep + "”; it must be best or last.");
}

int train(const Arguments& arguments) {
    if (!arguments.plain().empty())
        throw UsageError("“" + arguments.plain().front() +
                         "” is one word too many. Put quotes around values with spaces.");
    const auto keep = wanted_moment(arguments);
    const int threads = threads_of(arguments);
    const auto out = arguments.text("--out"), log = arguments.text("--log");
    ModelFile start = starting_point(arguments);
    if (out) check_can_write(*out); // An hour of training must not end at a read-only folder.
    if (log) check_can_write(*log);

    TrainingRun run = run_training(std::move(start), keep, threads);
    const std::string result = result_line(run);
    try {
        if (log) write_file(*log, metrics_csv(run.model));
        run.model.metrics = thinned(run.model.metrics, run.model.snapshot->step);
        if (out) write_model(*out, run.model);
    } catch (const Error&) {
        write_output(result); // The results are reported even when the disk is full.
        throw;
    }
    write_output(result);
    if (!run.stopped.empty()) say("pushforward: " + run.stopped);
    if (run.signal) return 128 + run.signal;
    return run.stopped.empty() ? 0 : 1;
}

} // namespace

Command train_command() {
    std::vector<Option> options = experiment_options();
    options.push_back(
        {"--experiment", "FILE", "start with the experiment of a saved file, at step 0"});
    options.push_back(
        {"--resume", "MODEL",
         "continue the training of a saved model, up to --steps in total; if its data "
         "file has moved, --data says where it is now"});
    options.push_back(
        {"--keep", "best|last",
         "which step to keep: the one with the lowest held-out loss (the default for files), or "
         "the last one (the default for generated sets and energies)"});
    options.push_back(threads_option());
    options.push_back({"--out", "MODEL", "save the model"});
    options.push_back({"--log", "FILE.csv",
                       "save the loss by step, of the points that are trained on and of those that "
                       "are held out"});
    return {"train",
            "train a flow and report how well it fits",
            "[--data D | --target E] [--layers L] [--steps N] [--out MODEL] …",
            "The results are one line of JSON on standard output, in nats per point and in the "
            "units of the data as loaded.\n"
            "For an energy U, test_loss is E[log q + U] over 100,000 new points of the flow, and "
            "its floor is −log Z. ess is the effective size of these points as a sample of the "
            "energy, as a share of their number.\n"
            "A resumed run ends with the same numbers as a run that was never interrupted. Ctrl-C "
            "finishes the current step, saves, and exits with status 130. A second Ctrl-C exits at "
            "once.",
            options,
            train};
}

} // namespace pushforward

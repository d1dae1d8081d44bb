// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/training_run.h"

#include "app/cli/interruption.h"
#include "app/cli/opening.h"
#include "app/cli/output.h"
#include "app/cli/progress.h"
#include "core/math/error.h"
#include "core/math/gaussian_fit.h"
#include "core/math/random_streams.h"
#include "core/spec/sentence.h"
#include "core/train/loss_warnings.h"
#include "core/train/trainer.h"

#include <chrono>
#include <cmath>
#include <csignal>
#include <filesystem>

namespace pushforward {

namespace {

constexpr Index test_count = 100000;

/// Steps until the end; the time they took.
double train(Trainer& trainer, const Interruption& interruption,
             std::vector<MetricPoint>& metrics) {
    using Clock = std::chrono::steady_clock;
    const auto start = Clock::now();
    Progress progress(trainer.steps_done(), trainer.experiment().steps,
                      trainer.data().energy ? "loss" : "NLL");
    while (!trainer.finished() && !interruption.signal() && trainer.step()) {
        if (trainer.steps_done() % Trainer::report_every == 0)
            append(metrics, trainer.take_metrics());
        if (!metrics.empty()) progress.show(trainer.steps_done(), metrics.back().train_loss);
    }
    append(metrics, trainer.take_metrics());
    return std::chrono::duration<double>(Clock::now() - start).count();
}

bool exists(const std::string& file) {
    std::error_code error;
    return file.starts_with(":/") || std::filesystem::exists(file, error);
}

std::shared_ptr<const TrainingData> open_data_of(const ModelFile& model) {
    const DataSource& source = model.experiment.data;
    const bool needs_file = source.is_file() && !model.experiment.fits_energy() && model.snapshot;
    if (needs_file && !exists(source.file))
        throw Error("There is no file " + shown(source.file, 1024) +
                    ", which the model was trained on. If it has moved, add --data with its name.");
    auto data = open_with_progress(model.experiment);
    if (model.snapshot && !alike(model.snapshot->flow->standardisation(), data->standardisation))
        throw Error("These are not the data that the model was trained on. Start again with "
                    "--experiment MODEL instead of --resume.");
    return data;
}

void measure(TrainingRun& run, Trainer& trainer) {
    const TrainingData& data = *run.data;
    Random random(run.model.experiment.seed, random_stream::test_points);
    if (data.energy) {
        const Snapshot& snapshot = *run.model.snapshot;
        ObjectiveRoom room;
        run.reverse_kl = measure_reverse_kl(*snapshot.flow, snapshot.parameters, *data.energy,
                                            test_count, random, room);
        run.test_points = test_count;
        return;
    }
    run.train_nll =
        trainer.mean_nll(data.train.leftCols(std::min<Index>(data.train.cols(), test_count)));
    if (!data.generator) {
        run.test_nll = trainer.mean_nll(data.held_out);
        run.test_points = data.held_out.cols();
        run.gaussian_nll = data.gaussian_nll.value();
        return;
    }
    const Points fresh = data.generator->sample(test_count, random);
    run.test_nll = trainer.mean_nll(data.standardisation.to_inside(fresh));
    run.test_points = test_count;
    run.gaussian_nll = one_gaussian_nll(data.standardisation.to_data(data.train), fresh);
}

} // namespace

TrainingRun run_training(ModelFile model, std::optional<Keep> keep, int threads) {
    TrainingRun run;
    run.data = open_data_of(model);
    if (!run.data->notes.empty()) say(run.data->notes);
    Trainer trainer(model.experiment, run.data, model.snapshot.get());
    trainer.set_threads(threads);
    run.first_step = trainer.steps_done();

    const Interruption interruption;
    run.seconds = train(trainer, interruption, model.metrics);
    run.signal = interruption.signal();
    run.stopped = trainer.message();
    if (run.stopped.empty() && !trainer.finished())
        run.stopped = "Interrupted after step " + std::to_string(trainer.steps_done()) + ".";

    run.steps = trainer.steps_done();
    run.model = std::move(model);
    // An interrupted run will be resumed, so its last moment counts.
    const bool last = run.data->generator || run.data->energy || run.signal != 0;
    const Keep kept = keep.value_or(last ? Keep::last : Keep::best);
    run.model.snapshot = kept == Keep::best ? trainer.best_snapshot() : trainer.take_snapshot();
    run.model.title = run.data->title;
    run.model.first_title = run.data->first_title;
    run.model.second_title = run.data->second_title;
    run.model.floor = run.data->floor;
    Trainer kept_trainer(run.model.experiment, run.data, run.model.snapshot.get());
    kept_trainer.set_threads(threads);
    measure(run, kept_trainer);
    const std::string caution = implausible_nll_warning(*run.data, run.test_nll);
    if (run.stopped.empty() && !caution.empty()) say(caution);
    if (!run.data->energy && std::isfinite(run.gaussian_nll))
        run.model.gaussian_nll = run.gaussian_nll;
    return run;
}

} // namespace pushforward

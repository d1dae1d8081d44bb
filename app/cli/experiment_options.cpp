// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/experiment_options.h"

#include "core/io/open_data.h"
#include "core/io/readers/file_reader.h"
#include "core/spec/sentence.h"
#include "core/targets/typed_energy.h"
#include "core/train/presets.h"

namespace pushforward {

namespace {

std::vector<std::string> preset_keys() {
    std::vector<std::string> keys;
    for (const Preset& preset : presets()) keys.push_back(preset.key);
    return keys;
}

} // namespace

std::vector<Option> experiment_options() {
    const Experiment example = example_experiment();
    const auto initially = [](const std::string& text) { return " [" + text + "]"; };
    return {
        {"--data", "D",
         "what to train on: a data set, KEY[(field=value, …)], or a file, "
         "FILE[:column,column[,classes]]" +
             initially(example.data.generator.kind)},
        {"--reading", "R",
         "how to read a data file, KIND[(field=value, …)], where its content and its ending do "
         "not show it; see kinds readers"},
        {"--target", "E",
         "instead of --data: an energy, KEY[(field=value, …)], or a formula in x and y; see kinds "
         "energies"},
        {"--objective", "O",
         "what training minimizes, KIND[(field=value, …)] [" + example.objective.kind +
             "; with --target reverse-kl]"},
        {"--layers", "L",
         "the layers, base side first: [COUNT*]KIND[(field=value, …)], …" +
             initially(std::to_string(example.layers.size()) + "*" +
                       example.layers.front().spec.kind)},
        {"--preset", "P", "instead of --layers: " + listed(preset_keys(), "or")},
        {"--base", "B",
         "the base distribution, KIND[(field=value, …)]" + initially(example.base.kind)},
        {"--steps", "N", "how many steps in total" + initially(std::to_string(example.steps))},
        {"--batch", "N", "points per step" + initially(std::to_string(example.batch))},
        {"--optimizer", "O",
         "the optimizer, KIND[(field=value, …)]" + initially(example.optimizer.kind)},
        {"--learning-rate", "R",
         "the optimizer's learning_rate" +
             initially(number_text(example.optimizer.real("learning_rate")))},
        {"--clip", "NORM",
         "the optimizer's clip: the largest norm of the gradient, 0 for no limit" +
             initially(number_text(example.optimizer.real("clip")))},
        {"--schedule", "S",
         "the schedule of the learning rate, KIND[(field=value, …)]" +
             initially(example.schedule.kind)},
        {"--warm-up", "N",
         "the schedule's warm_up: how many steps the rate takes to grow from 0" +
             initially(std::to_string(example.schedule.integer("warm_up")))},
        {"--held-out", "SHARE",
         "share of the points that is kept from training" +
             initially(number_text(example.held_out))},
        {"--shaping", "S",
         "how the data are transformed before training, KIND[(field=value, …)]" +
             initially(example.shaping.kind)},
        {"--seed", "N",
         "seed of the data, the initial parameters and the batches" +
             initially(std::to_string(example.seed))},
    };
}

Experiment edited(Experiment experiment, const Arguments& arguments) {
    if (arguments.has("--data") && arguments.has("--target"))
        throw UsageError("Give --data or --target, not both.");
    if (const auto data = arguments.text("--data"); data && !arguments.has("--resume"))
        experiment = with_data(std::move(experiment), parse_data_source(*data));
    if (const auto reading = arguments.text("--reading")) {
        if (!experiment.data.is_file() || arguments.has("--target"))
            throw UsageError("--reading says how to read a file. Name the file with --data.");
        experiment.data.reading = validated_reading(parse_spec(*reading));
    }
    if (const auto target = arguments.text("--target"))
        experiment = with_target(std::move(experiment), parse_energy(*target));
    if (arguments.has("--preset") && arguments.has("--layers"))
        throw UsageError("Give --preset or --layers, not both.");
    if (const auto preset = arguments.text("--preset"))
        experiment = with_preset(std::move(experiment), find_preset(*preset));
    if (const auto objective = arguments.text("--objective"))
        experiment.objective = parse_spec(*objective);
    if (const auto layers = arguments.text("--layers")) experiment.layers = parse_layers(*layers);
    if (const auto base = arguments.text("--base")) experiment.base = parse_spec(*base);
    if (const auto steps = arguments.integer("--steps")) experiment.steps = *steps;
    if (const auto batch = arguments.integer("--batch")) experiment.batch = *batch;
    if (const auto optimizer = arguments.text("--optimizer"))
        experiment.optimizer = parse_spec(*optimizer);
    if (const auto rate = arguments.real("--learning-rate"))
        experiment.optimizer.values["learning_rate"] = *rate;
    if (const auto clip = arguments.real("--clip")) experiment.optimizer.values["clip"] = *clip;
    if (const auto schedule = arguments.text("--schedule"))
        experiment.schedule = parse_spec(*schedule);
    if (const auto steps = arguments.integer("--warm-up"))
        experiment.schedule.values["warm_up"] = *steps;
    if (const auto share = arguments.real("--held-out")) experiment.held_out = *share;
    if (const auto shaping = arguments.text("--shaping")) experiment.shaping = parse_spec(*shaping);
    if (const auto seed = arguments.seed("--seed")) experiment.seed = *seed;
    return validated(std::move(experiment));
}

Experiment with_moved_data(Experiment experiment, const std::string& data) {
    const DataSource source = parse_data_source(data);
    if (!experiment.data.is_file() || experiment.fits_energy() || !source.is_file())
        throw UsageError("With --resume, --data names the place of the file that the model was "
                         "trained on. To train on other data, start again with --experiment MODEL "
                         "instead of --resume.");
    experiment.data.file = source.file;
    if (!source.columns.first.empty()) experiment.data.columns = source.columns;
    return experiment;
}

void check_resumable(const Arguments& arguments) {
    for (const char* option : {"--experiment", "--reading", "--target", "--layers", "--preset",
                               "--base", "--optimizer", "--held-out", "--shaping", "--seed"})
        if (arguments.has(option))
            throw UsageError(std::string(option) +
                             " cannot be changed when training is resumed. Leave it out, or start "
                             "again with --experiment MODEL instead of --resume.");
}

} // namespace pushforward

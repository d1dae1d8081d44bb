// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/train/presets.h"

#include "core/layers/direction.h"
#include "core/layers/registry.h"

namespace pushforward {

namespace {

Preset preset(const std::string& key, const std::string& title, const std::string& layers,
              const std::string& summary, const std::string& reference,
              const std::string& optimizer = {}) {
    Preset made;
    made.key = key;
    made.title = title;
    made.summary = summary;
    made.formula = layers;
    made.reference = reference;
    made.optimizer = optimizer;
    return made;
}

/// Turns the layers round whose only closed form is the other one.
void turn_to(ClosedForm wanted, std::vector<Layer>& layers) {
    for (Layer& layer : layers)
        if (make(layer_kinds(), layer.spec, "layer")->closed_form() == turned(wanted))
            turn_round(layer.spec);
}

std::vector<Layer> layers_of(const Preset& preset, bool fits_energy) {
    std::vector<Layer> layers = parse_layers(preset.layers());
    turn_to(fits_energy ? ClosedForm::base_to_data : ClosedForm::data_to_base, layers);
    return layers;
}

} // namespace

std::span<const Preset> presets() {
    static const Preset all[] = {
        preset("real-nvp", "Real NVP", "8*affine-coupling(hidden=64, depth=2)",
               "Eight affine couplings that move one coordinate after the other; fast in both "
               "directions.",
               "Dinh, Sohl-Dickstein and Bengio 2017, Density Estimation Using Real NVP"),
        preset(
            "glow", "Glow", "6*glow(hidden=64, depth=2)",
            "Six steps of an affine coupling, a learned matrix and actnorm: the matrix turns the "
            "axes along which the couplings bend.",
            "Kingma and Dhariwal 2018, Glow: Generative Flow with Invertible 1×1 Convolutions"),
        preset("maf", "Masked autoregressive flow", "5*affine-autoregressive(hidden=64, depth=2)",
               "Five layers that bend one coordinate by the other and that one by a constant, in "
               "alternating order; densities take one pass, points one a coordinate.",
               "Papamakarios, Pavlakou and Murray 2017, Masked Autoregressive Flow for Density "
               "Estimation"),
        preset("iaf", "Inverse autoregressive flow", "5*inverse-autoregressive(hidden=64, depth=2)",
               "The masked autoregressive flow in the other direction: points take one pass, "
               "densities one a coordinate.",
               "Kingma et al. 2016, Improved Variational Inference with Inverse Autoregressive "
               "Flow"),
        preset("planar", "Planar flow", "32*planar",
               "Thirty-two bends, each across one line. With data they go in the other "
               "direction, so that likelihoods are closed forms and only drawing points takes "
               "roots; with an energy they are as in the paper, where points are.",
               "Rezende and Mohamed 2015, Variational Inference with Normalizing Flows",
               "adam(learning_rate=1e-2)"),
        preset("radial", "Radial flow", "32*radial",
               "Thirty-two contractions and expansions, each around a learned point; exact both "
               "ways.",
               "Rezende and Mohamed 2015, Variational Inference with Normalizing Flows",
               "adam(learning_rate=5e-3)"),
        preset("neural-spline", "Neural spline flow",
               "6*spline-coupling(hidden=64, depth=2, bins=8)",
               "Six couplings whose map is a spline of eight pieces: few layers, sharp edges. "
               "Points beyond the splines' bounds are left as they are.",
               "Durkan et al. 2019, Neural Spline Flows"),
        preset("residual", "Residual flow", "16*residual(hidden=32, depth=2, lipschitz=0.95)",
               "Sixteen small steps x + g(x) of bounded slope; every coordinate moves in every "
               "layer, and the way back takes roots.",
               "Chen et al. 2019, Residual Flows for Invertible Generative Modeling",
               "adam(learning_rate=3e-3)"),
        preset("ffjord", "FFJORD", "continuous(hidden=32, depth=3)",
               "One layer in which points flow along a learned velocity field; smooth, with few "
               "parameters, and slower a step than the others.",
               "Grathwohl et al. 2019, FFJORD: Free-form Continuous Dynamics for Scalable "
               "Reversible Generative Models",
               "adam(learning_rate=5e-3)"),
    };
    return all;
}

const Preset& find_preset(const std::string& key) {
    std::vector<std::string> known;
    for (const Preset& preset : presets()) {
        if (preset.key == key) return preset;
        known.push_back(preset.key);
    }
    throw_unknown_kind(key, known, "preset");
}

Experiment with_preset(Experiment experiment, const Preset& preset) {
    const Experiment initial = example_experiment();
    const auto own = [](const std::string& text, const Spec& otherwise) {
        return text.empty() ? otherwise : parse_spec(text);
    };
    experiment.layers = layers_of(preset, experiment.fits_energy());
    experiment.base = own(preset.base, initial.base);
    experiment.optimizer = own(preset.optimizer, initial.optimizer);
    experiment.schedule = initial.schedule;
    experiment.batch = initial.batch;
    experiment.objective = {};
    return validated(std::move(experiment));
}

const Preset* preset_of(const Experiment& experiment) {
    const auto specs = [](const std::vector<Layer>& layers) {
        std::vector<Spec> all;
        for (const Layer& layer : layers) all.push_back(layer.spec);
        return all;
    };
    const std::vector<Spec> wanted = specs(experiment.layers);
    for (const Preset& preset : presets())
        if (specs(layers_of(preset, experiment.fits_energy())) == wanted) return &preset;
    return nullptr;
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/trainer.h"

#include <string>

namespace pushforward::bench {

/// The work that torch_peer.py does too: two moons, 20,000 training points, batch 512, Adam 1e-3,
/// conditioners 1-64-64-n with ReLU.
inline Experiment reference_experiment(const std::string& layers, Index batch = 512) {
    Experiment e = example_experiment();
    e.data.generator = parse_spec("moons(count=25000, fresh=false)");
    e.held_out = 0.2;
    e.layers = parse_layers(layers);
    e.batch = batch;
    e.steps = 1'000'000'000;
    return validated(e);
}

inline Trainer reference_trainer(const std::string& layers, Index batch = 512) {
    const Experiment e = reference_experiment(layers, batch);
    return Trainer(e, prepare_dataset(e.data.generator, e.held_out, e.seed));
}

struct Case {
    const char* name;
    const char* layers; ///< without the conditioner's size

    std::string with(int hidden, int depth) const {
        return std::string(layers) + "activation=relu, hidden=" + std::to_string(hidden) +
               ", depth=" + std::to_string(depth) + ")";
    }
};

inline constexpr Case cases[] = {
    {"realnvp8", "8*affine-coupling("},
    {"maf5", "5*affine-autoregressive("},
    {"nsf4", "4*spline-coupling(bins=8, bound=3, "},
};
inline const std::string realnvp8 = cases[0].with(64, 2);

} // namespace pushforward::bench

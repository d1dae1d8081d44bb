// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/trainer.h"

#include <string>

namespace pushforward::bench {

/// The work that torch_peer.py does too: two moons, 20,000 training points, batch 512, Adam 1e-3,
/// conditioners 1-64-64-n with ReLU.
inline Experiment reference_experiment(const std::string& layers) {
    Experiment e = example_experiment();
    e.data.generator = parse_spec("moons(count=25000, fresh=false)");
    e.held_out = 0.2;
    e.layers = parse_layers(layers);
    e.batch = 512;
    e.steps = 1'000'000'000;
    return validated(e);
}

inline Trainer reference_trainer(const std::string& layers) {
    const Experiment e = reference_experiment(layers);
    return Trainer(e, prepare_dataset(e.data.generator, e.held_out, e.seed));
}

struct Case {
    const char* name;
    const char* layers;
};

inline constexpr Case cases[] = {
    {"realnvp8", "8*affine-coupling(hidden=64, depth=2, activation=relu)"},
    {"maf5", "5*affine-autoregressive(hidden=64, depth=2, activation=relu)"},
    {"nsf4", "4*spline-coupling(bins=8, bound=3, hidden=64, depth=2, activation=relu)"},
};
inline constexpr const char* realnvp8 = cases[0].layers;

} // namespace pushforward::bench

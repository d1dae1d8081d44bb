// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/spec/kind.h"
#include "core/train/experiment.h"

#include <span>
#include <string>

namespace pushforward {

/// A stack that is known by a name, with the base distribution and the optimizer that go with it.
/// Its `formula` is the stack in the command line's notation.
struct Preset : KindInfo {
    std::string base;      ///< empty: the one that every experiment begins with
    std::string optimizer; ///< empty: the one that every experiment begins with

    const std::string& layers() const { return formula; }
};

/// Every preset, Real NVP first. To add one, add an entry.
std::span<const Preset> presets();

/// The preset with this key. Throws Error, with a suggestion, where there is none.
const Preset& find_preset(const std::string& key);

/// The experiment's data or energy, trained as the preset says: with its layers, its base
/// distribution and its optimizer, and all else (objective, schedule, batch) as every experiment
/// begins. So a preset is the same whatever was trained before. The share held out, the shaping,
/// the steps and the seed stay. Layers with one closed form are turned so that it is the way that
/// training goes: data → base where the experiment has data, base → data where it has an energy.
/// Throws Error where the experiment is not valid.
Experiment with_preset(Experiment experiment, const Preset& preset);

/// The preset whose layers the experiment's are, whatever their ids; null where there is none.
const Preset* preset_of(const Experiment& experiment);

} // namespace pushforward

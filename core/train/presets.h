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
    std::string base;      ///< empty: the one that the experiment has
    std::string optimizer; ///< empty: the one that the experiment has

    const std::string& layers() const { return formula; }
};

/// Every preset, Real NVP first. To add one, add an entry.
std::span<const Preset> presets();

/// The preset with this key. Throws Error, with a suggestion, where there is none.
const Preset& find_preset(const std::string& key);

/// The experiment with the preset's layers, and its base distribution and optimizer where it names
/// them. Layers with one closed form are turned so that it is the way that training goes: data →
/// base where the experiment has data, base → data where it has an energy.
Experiment with_preset(Experiment experiment, const Preset& preset);

} // namespace pushforward

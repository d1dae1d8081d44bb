// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/standardisation.h"
#include "core/spec/kind.h"
#include "core/targets/energy.h"

namespace pushforward {

/// In which coordinates a flow works. Every reported number is in the units of the data as loaded,
/// whatever they are.
class Shaping {
public:
    virtual ~Shaping() = default;

    /// The map for these training points. Throws Error when there is none.
    virtual Standardisation of(const PointsView& train) const = 0;

    /// The map for a density that is known by an energy; may take half a second.
    virtual Standardisation of(const Energy& energy, const EnergyFacts& facts) const = 0;
};

using ShapingKind = Kind<Shaping>;

/// Each with the fields of `shape_points`; the first is what an experiment has at first.
std::span<const ShapingKind> shaping_kinds();

} // namespace pushforward

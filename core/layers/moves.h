// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/transform.h"
#include "core/spec/spec.h"

namespace pushforward {

/// Which coordinate a layer bends in ways that the other one steers.
enum class Moves { first, second };

/// Field `moves`; a stack settles its "alternate" so that neighbours take turns.
Field moves_field();

Moves moves_of(const Spec& validated);

struct SteeredPair {
    Var steering, steered;
};

SteeredPair split(Moves moves, Plane points);
Plane joined(Moves moves, Var steering, Var steered);

} // namespace pushforward

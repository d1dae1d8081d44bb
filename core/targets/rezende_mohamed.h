// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/spec/kind.h"
#include "core/targets/formula.h"

namespace pushforward {

// What the four energies of Rezende and Mohamed have in common.

std::string rezende_mohamed_reference();
std::string rezende_mohamed_group();

/// U₂, U₃ and U₄ extend without end along the first coordinate and have no integral over the plane.
/// Walls beyond ±reach bound them: Σ max(|xᵢ| − reach, 0)², as in the code of Block Neural
/// Autoregressive Flows.
template <class T>
T wall(T x, T y, double reach) {
    using namespace formula;
    return square(relu(abs(x) - reach)) + square(relu(abs(y) - reach));
}

/// The field for the walls, and what they add to formula and reference.
Field reach_field();
std::string wall_formula();
std::string wall_reference();
constexpr double initial_reach = 6;

/// w₁ = sin(2πx/4), the wave that U₂, U₃ and U₄ follow.
template <class T>
T wave(T x) {
    using namespace formula;
    return sin(x * 1.5707963267948966);
}

/// Their domain: between the walls in the first coordinate, around the branches in the second.
EnergyDomain walled_domain(double reach, double lowest, double highest, double panel);

} // namespace pushforward

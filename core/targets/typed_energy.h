// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/targets/energy.h"

#include <string>
#include <string_view>

namespace pushforward {

/// An energy that a person types: core/targets/typed/typed_formula.h says how.
EnergyKind typed_energy();

/// What its language has, in a sentence or two.
std::string formula_language();

/// Reads `E` of the command line: an energy's key, KEY(field=value, …), or a formula in x and y. A
/// known key wins. Throws Error when it is none of them.
Spec parse_energy(std::string_view text);

} // namespace pushforward

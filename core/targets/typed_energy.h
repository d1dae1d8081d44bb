// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/spec/spec.h"

#include <string>
#include <string_view>

namespace pushforward {

/// The language in a sentence or two.
std::string formula_language();

/// Reads `E` of the command line: an energy's key, KEY(field=value, …), or a formula in x and y. A
/// known key takes precedence. Throws Error if it is none of these.
Spec parse_energy(std::string_view text);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/picture/contours.h"
#include "core/spec/spec.h"

namespace pushforward {

/// The field "shares" of drawings of level lines: per cent of the mass, such as "50, 90".
Field shares_field(const std::string& initial);

/// Shares, 0 to 1, of a spec with that field.
std::vector<double> shares_of(const Spec& validated);

/// The lines in `grid` that hold these shares of the mass of `whole`.
std::vector<Polyline> mass_lines(const DensityGrid& grid, const DensityGrid& whole,
                                 const std::vector<double>& shares);

} // namespace pushforward

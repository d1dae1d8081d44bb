// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/picture/view.h"
#include "core/train/snapshot.h"

#include <vector>

namespace pushforward {

/// The largest distance between a point and its image after data → base → data, in units of the
/// data's standard deviations.
double round_trip_error(const Snapshot& snapshot, const Points& points);

/// What each layer adds to log p, −log |det| of its map base → data, as a mean over these points;
/// base side first, nats.
std::vector<double> mean_added(const Snapshot& snapshot, const Points& points);

/// ∫ p over the view's surroundings: the view grown three times about its centre, joined with what
/// the standardised box ±6 covers, on a grid fine enough for the picture. Near 1 when all is well.
double integral_around(const Snapshot& snapshot, const View& view);

} // namespace pushforward

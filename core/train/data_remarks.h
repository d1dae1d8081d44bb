// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/real.h"
#include "core/tables/reading.h"

#include <array>
#include <string>

namespace pushforward {

/// Sentences on what is unlike a density in measured points, and what to do about it: values so far
/// from all others that they may stand for something else, one value in many rows, and points that
/// are the same. Heavy tails are like a density. `with_ties`: of which coordinates to say that
/// values repeat. Memory: less than a megabyte. Throws CancelledError where `reading`, which may be
/// null, says so.
std::string data_remarks(const Points& points, const std::array<std::string, 2>& titles,
                         std::array<bool, 2> with_ties, const Reading* reading = nullptr);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace pushforward {

/// Letters to put in, take out, change or swap with their neighbour.
std::size_t edit_distance(std::string_view a, std::string_view b);

} // namespace pushforward

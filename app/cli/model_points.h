// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/model_file.h"
#include "core/math/real.h"

#include <string>
#include <vector>

namespace pushforward {

/// A model that was trained. Throws Error for a file that holds an experiment alone.
ModelFile read_trained_model(const std::string& path);

/// The points of `FILE[:column,column]`. Without columns those of the first choice whose columns
/// are there, or else the first two numeric ones. Says on standard error how many rows were left
/// out.
Points read_points(const std::string& reference, const std::vector<ColumnChoice>& choices);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/model_file.h"
#include "core/math/real.h"

#include <string>
#include <vector>

namespace pushforward {

/// A trained model. Throws Error for a file that holds an experiment only.
ModelFile read_trained_model(const std::string& path);

/// The points of `FILE[:column,column]`. Without columns, they are in the columns of the first of
/// the choices that the table has, or else in its first two numeric columns. Says on standard error
/// how many rows were left out.
Points read_points(const std::string& reference, const std::vector<ColumnChoice>& choices);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/experiment.h"

#include <optional>

namespace pushforward {

/// For so many files, those that were used last, it is kept which columns were chosen.
constexpr int most_remembered_columns = 50;

/// Keeps the choice of a file's columns in the settings, by its absolute path; nothing for a table
/// that is shipped, or a source that names none.
void remember_columns(const DataSource& source);

/// The source with the columns that were remembered for its file, if it names none itself.
std::optional<DataSource> with_remembered_columns(const DataSource& source);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/experiment.h"
#include "core/train/training_data.h"

#include <memory>
#include <string>
#include <vector>

namespace pushforward {

/// Reads `D` of the command line: a data set's key with fields, a shipped table's key, or
/// `FILE[:column,column[,classes]]`, see `parse_table_reference`. Throws Error when it is none of
/// them.
DataSource parse_data_source(const std::string& text);

/// Opens, draws, shapes and splits; without a shaping, by the first of the registry. Slow for large
/// files: call it off the window's thread. `floor` is filled when it is in a table, and by
/// quadrature when `with_floor`. `reading`, which may be null, is told how far a file is read, and
/// may stop that with a CancelledError, within a tenth of a second. Memory for a file of n rows:
/// 24 n bytes, of which all are returned.
std::shared_ptr<const TrainingData> open_data(const DataSource& source, double held_out,
                                              std::uint64_t seed, bool with_floor = true,
                                              const Spec& shaping = {}, Reading* reading = nullptr);

/// What the experiment trains on: its energy, or its data as above. Slow for large files and for
/// energies with narrow fields.
std::shared_ptr<const TrainingData> open_source(const Experiment& experiment,
                                                bool with_floor = true, Reading* reading = nullptr);

} // namespace pushforward

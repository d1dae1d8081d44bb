// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/data_request.h"
#include "core/train/training_data.h"

#include <memory>
#include <string>
#include <vector>

namespace pushforward {

/// Reads `D` of the command line: a data set's key with fields, a shipped table's key, or
/// `FILE[:column,column[,classes]]`, see `parse_table_reference`. Throws Error when it is none of
/// them.
DataSource parse_data_source(const std::string& text);

/// Opens, draws, shapes and splits what is asked for. Slow for large files and for energies with
/// narrow fields: call it off the window's thread. `floor` is filled when it is in a table, and by
/// quadrature when `with_floor`. `reading`, which may be null, learns how far a file is read, and
/// may stop that with a CancelledError, within a tenth of a second. Memory for a file of n rows:
/// 24 n bytes, of which all are returned.
std::shared_ptr<const TrainingData> open_source(const DataRequest& request, bool with_floor = true,
                                                Reading* reading = nullptr);

} // namespace pushforward

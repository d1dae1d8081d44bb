// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/experiment.h"
#include "core/train/training_data.h"

#include <map>

namespace pushforward {

// The form of an experiment's data: a generator's own fields or a table's columns, then what is
// done to the points, and what every experiment has. `data` is what was opened last, and may be of
// another source, or null.

std::vector<Field> dataFields(const Experiment& experiment, const TrainingData* data);
std::map<std::string, Value> dataValues(const Experiment& experiment, const TrainingData* data);

/// If the same column is chosen twice, the two columns are exchanged.
void setDataValue(Experiment& experiment, const TrainingData* data, const std::string& key,
                  const Value& value);

} // namespace pushforward

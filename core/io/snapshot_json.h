// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/experiment.h"
#include "core/train/snapshot.h"

#include <memory>
#include <string>
#include <vector>

class QJsonObject;

namespace pushforward {

/// The likelihood curves, one list per column.
QJsonObject metrics_json(const std::vector<MetricPoint>& metrics);
std::vector<MetricPoint> metrics_at(const QJsonObject& object, const char* key,
                                    const std::string& where);

/// A snapshot without its flow, whose shape follows from the experiment.
QJsonObject snapshot_json(const Snapshot& snapshot);

/// Throws Error where the numbers do not fit the experiment, which is validated.
std::shared_ptr<const Snapshot> snapshot_from(const QJsonObject& object,
                                              const Experiment& experiment,
                                              const Standardisation& standardisation,
                                              const std::string& where);

} // namespace pushforward

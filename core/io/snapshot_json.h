// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/experiment.h"
#include "core/train/snapshot.h"

#include <memory>
#include <string>
#include <vector>

class QJsonObject;

namespace pushforward {

/// The likelihood curves, a list a column.
QJsonObject metrics_json(const std::vector<MetricPoint>& metrics);
std::vector<MetricPoint> metrics_at(const QJsonObject& object, const char* key,
                                    const std::string& where);

/// All of a snapshot but its flow, whose shape the experiment tells.
QJsonObject snapshot_json(const Snapshot& snapshot);

/// Throws Error where the numbers do not fit the experiment, which is validated.
std::shared_ptr<const Snapshot> snapshot_from(const QJsonObject& object,
                                              const Experiment& experiment,
                                              const Standardisation& standardisation,
                                              const std::string& where);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/train/experiment.h"

#include <string>

class QJsonObject;

namespace pushforward {

QJsonObject experiment_json(const Experiment& experiment);

/// The experiment, validated and completed. Throws Error naming the field, by a path
/// that begins with `where`, or the part of the experiment that is wrong. The caller names the
/// file.
Experiment experiment_from(const QJsonObject& object, const std::string& where);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flow/standardisation.h"

#include <string>

class QJsonObject;

namespace pushforward {

/// Writes the fields mean and scale, and shear where it is not 0.
void add_standardisation(QJsonObject& object, const Standardisation& standardisation);

/// Throws Error naming the field that is wrong.
Standardisation standardisation_from(const QJsonObject& object, const std::string& where);

} // namespace pushforward

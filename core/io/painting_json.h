// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/painting/painting.h"

#include <string>

class QJsonObject;

namespace pushforward {

/// The points as base64 of little-endian 64-bit floats, all first coordinates before all second
/// ones.
QJsonObject painting_json(const Painting& painting);

/// Throws Error naming the field that is wrong.
Painting painting_from(const QJsonObject& object, const std::string& where);

} // namespace pushforward

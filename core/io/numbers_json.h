// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/math/real.h"

#include <string>
#include <vector>

class QJsonObject;

namespace pushforward {

/// Numbers as base64 of little-endian 32-bit floats, with their count and a checksum that
/// shows whether a file was edited or damaged.
QJsonObject numbers_json(const std::vector<Real>& numbers);
std::vector<Real> numbers_at(const QJsonObject& object, const char* key, const std::string& where);

} // namespace pushforward

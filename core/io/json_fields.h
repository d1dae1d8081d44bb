// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/spec/spec.h"

#include <cstdint>
#include <initializer_list>
#include <string>
#include <utility>

class QByteArray;
class QJsonArray;
class QJsonObject;
class QJsonValue;

namespace pushforward {

// These read JSON. `where` is the path to the object, "experiment.layers[2]". Each throws Error
// naming the field when it is missing or of another type.

std::string path_to(const std::string& where, const std::string& key);

/// Throws Error when the object has another field than these.
void check_fields(const QJsonObject& object, std::initializer_list<const char*> known,
                  const std::string& where);

QJsonObject object_at(const QJsonObject& object, const char* key, const std::string& where);
QJsonArray array_at(const QJsonObject& object, const char* key, const std::string& where);
std::string text_at(const QJsonObject& object, const char* key, const std::string& where);
double number_at(const QJsonObject& object, const char* key, const std::string& where);

/// A list of two texts.
std::pair<std::string, std::string> two_texts_at(const QJsonObject& object, const char* key,
                                                 const std::string& where);

/// The bytes that a text in base64 stands for.
QByteArray bytes_at(const QJsonObject& object, const char* key, const std::string& where);

/// A whole number from `least` on.
std::int64_t integer_at(const QJsonObject& object, const char* key, std::int64_t least,
                        const std::string& where);

/// A seed: a whole number, or text where it needs more than 53 bits, because most
/// readers of JSON keep no more exactly.
std::uint64_t seed_at(const QJsonObject& object, const char* key, const std::string& where);
QJsonValue seed_value(std::uint64_t seed);

QJsonObject spec_json(const Spec& spec);
Spec spec_at(const QJsonObject& object, const std::string& where);

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/json_fields.h"

#include "core/math/error.h"
#include "core/spec/kind.h"
#include "core/spec/sentence.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace pushforward {

namespace {

constexpr std::int64_t exact_in_double = std::int64_t{1} << 53;

const char* type_name(QJsonValue::Type type) {
    switch (type) {
    case QJsonValue::Null:
        return "null";
    case QJsonValue::Bool:
        return "true or false";
    case QJsonValue::Double:
        return "a number";
    case QJsonValue::String:
        return "text";
    case QJsonValue::Array:
        return "a list";
    case QJsonValue::Object:
        return "an object";
    case QJsonValue::Undefined:
        break;
    }
    return "missing";
}

QJsonValue value_at(const QJsonObject& object, const char* key, QJsonValue::Type type,
                    const std::string& where) {
    const QJsonValue value = object.value(QLatin1String(key));
    if (value.isUndefined()) throw Error("the field " + path_to(where, key) + " is missing");
    if (value.type() != type)
        throw Error("the field " + path_to(where, key) + " is " + type_name(value.type()) +
                    " where " + type_name(type) + " is needed");
    return value;
}

/// A JSON number as the value it was: whole numbers stay whole. Reals that happen to be whole are
/// widened again when the spec is validated.
Value plain_value(const QJsonValue& value, const std::string& where) {
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool();
    case QJsonValue::String:
        return value.toString().toStdString();
    case QJsonValue::Double: {
        const double number = value.toDouble();
        if (number == std::floor(number) && std::abs(number) < static_cast<double>(exact_in_double))
            return static_cast<std::int64_t>(number);
        return number;
    }
    default:
        throw Error("the field " + where + " is " + type_name(value.type()) +
                    " where a number, text, true or false is needed");
    }
}

QJsonValue json_value(const Value& value) {
    if (const auto* flag = std::get_if<bool>(&value)) return *flag;
    if (const auto* real = std::get_if<double>(&value)) return *real;
    if (const auto* text = std::get_if<std::string>(&value)) return QString::fromStdString(*text);
    return static_cast<qint64>(std::get<std::int64_t>(value));
}

} // namespace

std::string path_to(const std::string& where, const std::string& key) {
    return where.empty() ? key : where + "." + key;
}

void check_fields(const QJsonObject& object, std::initializer_list<const char*> known,
                  const std::string& where) {
    const QStringList keys = object.keys();
    for (const QString& key : keys) {
        const std::string text = key.toStdString();
        if (std::find(known.begin(), known.end(), text) != known.end()) continue;
        throw Error("the field " + path_to(where, shown(text)) + " is not known. " +
                    suggestion(text, {known.begin(), known.end()}));
    }
}

QJsonObject object_at(const QJsonObject& object, const char* key, const std::string& where) {
    return value_at(object, key, QJsonValue::Object, where).toObject();
}

QJsonArray array_at(const QJsonObject& object, const char* key, const std::string& where) {
    return value_at(object, key, QJsonValue::Array, where).toArray();
}

std::string text_at(const QJsonObject& object, const char* key, const std::string& where) {
    return value_at(object, key, QJsonValue::String, where).toString().toStdString();
}

double number_at(const QJsonObject& object, const char* key, const std::string& where) {
    return value_at(object, key, QJsonValue::Double, where).toDouble();
}

std::pair<std::string, std::string> two_texts_at(const QJsonObject& object, const char* key,
                                                 const std::string& where) {
    const QJsonArray texts = array_at(object, key, where);
    if (texts.size() != 2 || !texts[0].isString() || !texts[1].isString())
        throw Error("the field " + path_to(where, key) + " must hold two texts");
    return {texts[0].toString().toStdString(), texts[1].toString().toStdString()};
}

QByteArray bytes_at(const QJsonObject& object, const char* key, const std::string& where) {
    const auto decoded =
        QByteArray::fromBase64Encoding(QByteArray::fromStdString(text_at(object, key, where)),
                                       QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded) throw Error("the field " + path_to(where, key) + " is not base64");
    return *decoded;
}

std::int64_t integer_at(const QJsonObject& object, const char* key, std::int64_t least,
                        const std::string& where) {
    const double number = number_at(object, key, where);
    const bool whole =
        number == std::floor(number) && std::abs(number) <= static_cast<double>(exact_in_double);
    if (!whole || number < static_cast<double>(least))
        throw Error("the field " + path_to(where, key) + " is " + number_text(number) +
                    "; it must be a whole number from " + std::to_string(least) + " on");
    return static_cast<std::int64_t>(number);
}

std::uint64_t seed_at(const QJsonObject& object, const char* key, const std::string& where) {
    if (!object.value(QLatin1String(key)).isString())
        return static_cast<std::uint64_t>(integer_at(object, key, 0, where));
    const std::string text = text_at(object, key, where);
    std::uint64_t seed = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), seed);
    if (text.empty() || read.ec != std::errc() || read.ptr != text.data() + text.size())
        throw Error("the field " + path_to(where, key) + " is “" + shown(text) +
                    "”; it must be a whole number from 0 to 18446744073709551615");
    return seed;
}

QJsonValue seed_value(std::uint64_t seed) {
    if (seed <= static_cast<std::uint64_t>(exact_in_double)) return static_cast<qint64>(seed);
    return QString::number(seed);
}

QJsonObject spec_json(const Spec& spec) {
    QJsonObject values;
    for (const auto& [key, value] : spec.values)
        values.insert(QString::fromStdString(key), json_value(value));
    QJsonObject object{{QStringLiteral("kind"), QString::fromStdString(spec.kind)}};
    if (!values.isEmpty()) object.insert(QStringLiteral("values"), values);
    return object;
}

Spec spec_at(const QJsonObject& object, const std::string& where) {
    Spec spec;
    spec.kind = text_at(object, "kind", where);
    if (object.contains(QLatin1String("values"))) {
        const QJsonObject values = object_at(object, "values", where);
        for (auto value = values.begin(); value != values.end(); ++value) {
            const std::string key = value.key().toStdString();
            const std::string place = path_to(path_to(where, "values"), shown(key));
            spec.values.emplace(key, plain_value(value.value(), place));
        }
    }
    return spec;
}

} // namespace pushforward

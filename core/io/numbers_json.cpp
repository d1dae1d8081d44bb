// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/numbers_json.h"

#include "core/io/json_fields.h"
#include "core/io/little_endian.h"
#include "core/math/error.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QJsonObject>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace pushforward {

namespace {

static_assert(sizeof(Real) == 4, "files hold the program's own precision");

QString checksum(const QByteArray& bytes) {
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

} // namespace

QJsonObject numbers_json(const std::vector<Real>& numbers) {
    const QByteArray bytes = little_endian(numbers.data(), std::ssize(numbers));
    return {{QStringLiteral("count"), static_cast<qint64>(numbers.size())},
            {QStringLiteral("float32"), QString::fromLatin1(bytes.toBase64())},
            {QStringLiteral("sha256"), checksum(bytes)}};
}

std::vector<Real> numbers_at(const QJsonObject& object, const char* key, const std::string& where) {
    const std::string place = path_to(where, key);
    const QJsonObject block = object_at(object, key, where);
    check_fields(block, {"count", "float32", "sha256"}, place);
    const std::int64_t count = integer_at(block, "count", 0, place);
    const QByteArray bytes = bytes_at(block, "float32", place);
    if (bytes.size() != static_cast<qsizetype>(sizeof(Real)) * count)
        throw Error("the field " + place + " holds " +
                    std::to_string(bytes.size() / static_cast<qsizetype>(sizeof(Real))) +
                    " numbers where its count says " + std::to_string(count));
    if (checksum(bytes).toStdString() != text_at(block, "sha256", place))
        throw Error("the numbers of " + place + " do not fit their checksum");
    std::vector<Real> numbers(static_cast<std::size_t>(count));
    from_little_endian(bytes, numbers.data());
    if (!std::ranges::all_of(numbers, [](Real x) { return std::isfinite(x); }))
        throw Error("the field " + place + " holds a number that is not finite");
    return numbers;
}

} // namespace pushforward

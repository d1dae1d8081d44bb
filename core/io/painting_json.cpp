// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/painting_json.h"

#include "core/io/json_fields.h"
#include "core/io/little_endian.h"
#include "core/io/standardisation_json.h"
#include "core/math/error.h"

#include <QByteArray>
#include <QJsonObject>

namespace pushforward {

QJsonObject painting_json(const Painting& painting) {
    const Points points = painting.points();
    const QByteArray bytes = little_endian(points.data(), points.size());
    QJsonObject object{{QStringLiteral("count"), static_cast<qint64>(points.cols())},
                       {QStringLiteral("float64"), QString::fromLatin1(bytes.toBase64())}};
    add_standardisation(object, painting.frame());
    return object;
}

Painting painting_from(const QJsonObject& object, const std::string& where) {
    check_fields(object, {"mean", "scale", "shear", "count", "float64"}, where);
    const Standardisation frame = standardisation_from(object, where);
    const std::int64_t count = integer_at(object, "count", 0, where);
    const QByteArray bytes = bytes_at(object, "float64", where);
    constexpr qsizetype bytes_per_point = 2 * sizeof(double);
    if (count > Painting::most || bytes.size() != bytes_per_point * count)
        throw Error("the field " + path_to(where, "float64") + " holds " +
                    std::to_string(bytes.size() / bytes_per_point) + " points and its count says " +
                    std::to_string(count) + "; they must agree, and be at most " +
                    std::to_string(Painting::most));
    Points points(2, count);
    from_little_endian(bytes, points.data());
    if (!points.isFinite().all())
        throw Error("the field " + path_to(where, "float64") +
                    " holds a number that is not finite");
    return Painting(frame, points);
}

} // namespace pushforward

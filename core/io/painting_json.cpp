// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/painting_json.h"

#include "core/io/json_fields.h"
#include "core/math/error.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QtEndian>

namespace pushforward {

namespace {

QJsonArray pair_json(const Eigen::Array2d& pair) { return {pair[0], pair[1]}; }

Eigen::Array2d pair_at(const QJsonObject& object, const char* key, const std::string& where) {
    const QJsonArray array = array_at(object, key, where);
    if (array.size() != 2 || !array[0].isDouble() || !array[1].isDouble())
        throw Error("the field " + path_to(where, key) + " must hold two numbers");
    return {array[0].toDouble(), array[1].toDouble()};
}

} // namespace

QJsonObject painting_json(const Painting& painting) {
    const Points points = painting.points();
    QByteArray bytes(static_cast<qsizetype>(points.size() * Index{sizeof(double)}),
                     Qt::Uninitialized);
    qToLittleEndian<double>(points.data(), points.size(), bytes.data());
    return {{QStringLiteral("mean"), pair_json(painting.frame().mean)},
            {QStringLiteral("scale"), pair_json(painting.frame().scale)},
            {QStringLiteral("shear"), painting.frame().shear},
            {QStringLiteral("count"), static_cast<qint64>(points.cols())},
            {QStringLiteral("float64"), QString::fromLatin1(bytes.toBase64())}};
}

Painting painting_from(const QJsonObject& object, const std::string& where) {
    check_fields(object, {"mean", "scale", "shear", "count", "float64"}, where);
    Standardisation frame;
    frame.mean = pair_at(object, "mean", where);
    frame.scale = pair_at(object, "scale", where);
    frame.shear = number_at(object, "shear", where);
    if (!(frame.scale > 0).all())
        throw Error("the field " + path_to(where, "scale") +
                    " must hold two numbers greater than 0");
    const std::int64_t count = integer_at(object, "count", 0, where);
    const auto decoded =
        QByteArray::fromBase64Encoding(QByteArray::fromStdString(text_at(object, "float64", where)),
                                       QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded) throw Error("the field " + path_to(where, "float64") + " is no base64");
    const QByteArray bytes = *decoded;
    constexpr qsizetype bytes_a_point = 2 * sizeof(double);
    if (count > Painting::most || bytes.size() != bytes_a_point * count)
        throw Error("the field " + path_to(where, "float64") + " holds " +
                    std::to_string(bytes.size() / bytes_a_point) + " points and its count says " +
                    std::to_string(count) + "; they must agree, and be at most " +
                    std::to_string(Painting::most));
    Points points(2, count);
    qFromLittleEndian<double>(bytes.data(), points.size(), points.data());
    if (!points.isFinite().all())
        throw Error("the field " + path_to(where, "float64") +
                    " holds a number that is not finite");
    return Painting(frame, points);
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/standardisation_json.h"

#include "core/io/json_fields.h"
#include "core/math/error.h"

#include <QJsonArray>
#include <QJsonObject>

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

void add_standardisation(QJsonObject& object, const Standardisation& standardisation) {
    object.insert(QStringLiteral("mean"), pair_json(standardisation.mean));
    object.insert(QStringLiteral("scale"), pair_json(standardisation.scale));
    if (standardisation.shear != 0) object.insert(QStringLiteral("shear"), standardisation.shear);
}

Standardisation standardisation_from(const QJsonObject& object, const std::string& where) {
    Standardisation standardisation;
    standardisation.mean = pair_at(object, "mean", where);
    standardisation.scale = pair_at(object, "scale", where);
    if (!(standardisation.scale > 0).all())
        throw Error("the field " + path_to(where, "scale") +
                    " must hold two numbers greater than 0");
    if (object.contains(QLatin1String("shear")))
        standardisation.shear = number_at(object, "shear", where);
    return standardisation;
}

} // namespace pushforward

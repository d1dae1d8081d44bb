// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/experiment_json.h"

#include "core/io/json_fields.h"
#include "core/io/painting_json.h"
#include "core/io/readers/file_reader.h"
#include "core/math/error.h"

#include <QJsonArray>
#include <QJsonObject>

#include <tuple>

namespace pushforward {

namespace {

void add_columns(QJsonObject& object, const ColumnChoice& columns) {
    if (!columns.first.empty() || !columns.second.empty())
        object.insert(QStringLiteral("columns"),
                      QJsonArray{QString::fromStdString(columns.first),
                                 QString::fromStdString(columns.second)});
    if (columns.first_log || columns.second_log)
        object.insert(QStringLiteral("log"), QJsonArray{columns.first_log, columns.second_log});
    if (!columns.category.empty())
        object.insert(QStringLiteral("category"), QString::fromStdString(columns.category));
}

ColumnChoice columns_from(const QJsonObject& object, const std::string& where) {
    ColumnChoice columns;
    if (object.contains(QLatin1String("columns")))
        std::tie(columns.first, columns.second) = two_texts_at(object, "columns", where);
    if (object.contains(QLatin1String("log"))) {
        const QJsonArray logs = array_at(object, "log", where);
        if (logs.size() != 2 || !logs[0].isBool() || !logs[1].isBool())
            throw Error("the field " + path_to(where, "log") +
                        " must hold two values of true or false");
        columns.first_log = logs[0].toBool();
        columns.second_log = logs[1].toBool();
    }
    if (object.contains(QLatin1String("category")))
        columns.category = text_at(object, "category", where);
    return columns;
}

QJsonObject data_json(const DataSource& source) {
    if (source.is_painting())
        return {{QStringLiteral("painting"), painting_json(*source.painting)}};
    if (!source.is_file()) return spec_json(source.generator);
    QJsonObject object{{QStringLiteral("file"), QString::fromStdString(source.file)}};
    add_columns(object, source.columns);
    if (!source.reading.kind.empty())
        object.insert(QStringLiteral("reading"), spec_json(source.reading));
    return object;
}

Spec part_at(const QJsonObject& object, const char* key, const std::string& where) {
    const QJsonObject part = object_at(object, key, where);
    check_fields(part, {"kind", "values"}, path_to(where, key));
    return spec_at(part, path_to(where, key));
}

DataSource data_from(const QJsonObject& object, const std::string& where) {
    DataSource source;
    if (object.contains(QLatin1String("painting"))) {
        check_fields(object, {"painting"}, where);
        source.painting =
            painting_from(object_at(object, "painting", where), path_to(where, "painting"));
        return source;
    }
    if (!object.contains(QLatin1String("file"))) {
        check_fields(object, {"kind", "values"}, where);
        source.generator = spec_at(object, where);
        return source;
    }
    check_fields(object, {"file", "columns", "log", "category", "reading"}, where);
    source.file = text_at(object, "file", where);
    if (source.file.empty()) throw Error("the field " + path_to(where, "file") + " is empty");
    source.columns = columns_from(object, where);
    if (object.contains(QLatin1String("reading")))
        source.reading = validated_reading(part_at(object, "reading", where));
    return source;
}

QJsonArray layers_json(const std::vector<Layer>& layers) {
    QJsonArray array;
    for (const Layer& layer : layers) {
        QJsonObject object = spec_json(layer.spec);
        object.insert(QStringLiteral("id"), static_cast<qint64>(layer.id));
        array.append(object);
    }
    return array;
}

std::vector<Layer> layers_from(const QJsonArray& array, const std::string& where) {
    std::vector<Layer> layers;
    for (qsizetype i = 0; i < array.size(); ++i) {
        const std::string place = where + "[" + std::to_string(i) + "]";
        if (!array[i].isObject()) throw Error("the field " + place + " is not a layer");
        const QJsonObject object = array[i].toObject();
        check_fields(object, {"id", "kind", "values"}, place);
        layers.push_back({integer_at(object, "id", 1, place), spec_at(object, place)});
    }
    return layers;
}

} // namespace

QJsonObject experiment_json(const Experiment& experiment) {
    QJsonObject object{
        {QStringLiteral("data"), data_json(experiment.data)},
        {QStringLiteral("held_out"), experiment.held_out},
        {QStringLiteral("shaping"), spec_json(experiment.shaping)},
        {QStringLiteral("layers"), layers_json(experiment.layers)},
        {QStringLiteral("base"), spec_json(experiment.base)},
        {QStringLiteral("objective"), spec_json(experiment.objective)},
        {QStringLiteral("optimizer"), spec_json(experiment.optimizer)},
        {QStringLiteral("schedule"), spec_json(experiment.schedule)},
        {QStringLiteral("batch"), static_cast<qint64>(experiment.batch)},
        {QStringLiteral("steps"), static_cast<qint64>(experiment.steps)},
        {QStringLiteral("seed"), seed_value(experiment.seed)},
    };
    if (experiment.fits_energy())
        object.insert(QStringLiteral("target"), spec_json(experiment.target));
    return object;
}

Experiment experiment_from(const QJsonObject& object, const std::string& where) {
    check_fields(object,
                 {"data", "held_out", "shaping", "layers", "base", "objective", "optimizer",
                  "schedule", "batch", "steps", "seed", "target"},
                 where);
    Experiment experiment;
    experiment.data = data_from(object_at(object, "data", where), path_to(where, "data"));
    if (object.contains(QLatin1String("target")))
        experiment.target = part_at(object, "target", where);
    experiment.held_out = number_at(object, "held_out", where);
    if (object.contains(QLatin1String("shaping"))) // older files have none
        experiment.shaping = part_at(object, "shaping", where);
    experiment.layers = layers_from(array_at(object, "layers", where), path_to(where, "layers"));
    experiment.base = part_at(object, "base", where);
    experiment.objective = part_at(object, "objective", where);
    experiment.optimizer = part_at(object, "optimizer", where);
    experiment.schedule = part_at(object, "schedule", where);
    experiment.batch = integer_at(object, "batch", 1, where);
    experiment.steps = integer_at(object, "steps", 0, where);
    experiment.seed = seed_at(object, "seed", where);
    return validated(std::move(experiment));
}

} // namespace pushforward

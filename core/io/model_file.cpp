// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/model_file.h"

#include "core/io/experiment_json.h"
#include "core/io/json_fields.h"
#include "core/io/snapshot_json.h"
#include "core/io/standardisation_json.h"
#include "core/math/error.h"
#include "core/spec/sentence.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>
#include <tuple>

namespace pushforward {

namespace {

constexpr const char* format = "pushforward";
constexpr std::int64_t version = 1;
constexpr std::int64_t largest_file = std::int64_t{512} << 20;

bool is_resource(const std::string& file) { return file.starts_with(":/"); }

/// The file's path, relative to the folder.
std::string seen_from(const QDir& folder, const std::string& file) {
    const QFileInfo info(QString::fromStdString(file));
    return folder.relativeFilePath(info.absoluteFilePath()).toStdString();
}

QDir folder_of(const std::string& path) {
    return QFileInfo(QString::fromStdString(path)).absoluteDir();
}

std::optional<double> optional_at(const QJsonObject& object, const char* key,
                                  const std::string& where) {
    if (object.value(QLatin1String(key)).isNull()) return std::nullopt;
    return number_at(object, key, where);
}

QJsonValue optional_json(const std::optional<double>& number) {
    return number && std::isfinite(*number) ? QJsonValue(*number) : QJsonValue();
}

QJsonObject data_json(const ModelFile& model) {
    QJsonObject object{
        {QStringLiteral("title"), QString::fromStdString(model.title)},
        {QStringLiteral("axes"), QJsonArray{QString::fromStdString(model.first_title),
                                            QString::fromStdString(model.second_title)}},
        {QStringLiteral("floor"), optional_json(model.floor)},
        {QStringLiteral("gaussian_nll"), optional_json(model.gaussian_nll)}};
    add_standardisation(object, model.snapshot->flow->standardisation());
    return object;
}

Standardisation read_data(const QJsonObject& object, ModelFile& model) {
    const std::string where = "data";
    check_fields(object, {"title", "axes", "mean", "scale", "shear", "floor", "gaussian_nll"},
                 where);
    model.title = text_at(object, "title", where);
    std::tie(model.first_title, model.second_title) = two_texts_at(object, "axes", where);
    model.floor = optional_at(object, "floor", where);
    model.gaussian_nll = optional_at(object, "gaussian_nll", where);
    return standardisation_from(object, where);
}

QJsonObject root_from(const std::string& bytes) {
    if (bytes.empty()) throw Error("it is empty");
    QJsonParseError problem;
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(bytes), &problem);
    if (problem.error != QJsonParseError::NoError)
        throw Error("it is cut off, or it never was one (" + problem.errorString().toStdString() +
                    " at byte " + std::to_string(problem.offset) + " of " +
                    std::to_string(bytes.size()) + ")");
    const QJsonObject root = document.object();
    if (root.value(QLatin1String("format")).toString() != QLatin1String(format))
        throw Error("its field format does not say “pushforward”");
    const std::int64_t found = integer_at(root, "version", 0, {});
    if (found != version)
        throw Error("its version is " + std::to_string(found) +
                    ", and this program reads version " + std::to_string(version));
    return root;
}

ModelFile model_from(const QJsonObject& root) {
    check_fields(root, {"format", "version", "experiment", "data", "training", "curves"}, {});
    ModelFile model;
    model.experiment = experiment_from(object_at(root, "experiment", {}), "experiment");
    if (!root.contains(QLatin1String("training"))) return model;
    const Standardisation standardisation = read_data(object_at(root, "data", {}), model);
    model.snapshot = snapshot_from(object_at(root, "training", {}), model.experiment,
                                   standardisation, "training");
    model.metrics = metrics_at(root, "curves", {});
    return model;
}

} // namespace

ModelFile read_model(const std::string& path) {
    const std::string bytes = read_file(path, largest_file);
    try {
        ModelFile model = model_from(root_from(bytes));
        std::string& file = model.experiment.data.file;
        if (!file.empty() && !is_resource(file))
            file = QDir::cleanPath(folder_of(path).absoluteFilePath(QString::fromStdString(file)))
                       .toStdString();
        return model;
    } catch (const Error& error) {
        std::string reason = error.what();
        if (reason.ends_with('.')) reason.pop_back();
        throw Error(shown(path, 1024) + " cannot be opened as a Pushforward file: " + reason +
                    ". Use the file as it was saved.");
    }
}

void write_model(const std::string& path, const ModelFile& model) {
    Experiment experiment = model.experiment;
    std::string& file = experiment.data.file;
    if (!file.empty() && !is_resource(file)) file = seen_from(folder_of(path), file);

    // What people read comes first and indented; the long lists of numbers take a line each.
    QByteArray text = "{\n\"format\": \"" + QByteArray(format) +
                      "\",\n\"version\": " + QByteArray::number(static_cast<qint64>(version));
    const auto add = [&](const char* key, const QJsonObject& object,
                         QJsonDocument::JsonFormat layout) {
        text += QByteArray(",\n\"") + key + "\": " + QJsonDocument(object).toJson(layout).trimmed();
    };
    add("experiment", experiment_json(experiment), QJsonDocument::Indented);
    if (model.snapshot) {
        add("data", data_json(model), QJsonDocument::Indented);
        add("training", snapshot_json(*model.snapshot), QJsonDocument::Compact);
        add("curves", metrics_json(model.metrics), QJsonDocument::Compact);
    }
    write_file(path, (text + "\n}\n").toStdString());
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/snapshot_json.h"

#include "core/io/json_fields.h"
#include "core/io/numbers_json.h"
#include "core/math/error.h"
#include "core/train/experiment_flow.h"
#include "core/train/optimizers/optimizer.h"
#include "core/train/schedules/schedule.h"

#include <QJsonArray>
#include <QJsonObject>

namespace pushforward {

namespace {

void check_count(std::size_t found, Index wanted, const std::string& place) {
    if (static_cast<Index>(found) != wanted)
        throw Error("the field " + place + " holds " + std::to_string(found) +
                    " numbers where the experiment's layers need " + std::to_string(wanted));
}

QJsonArray doubles_json(const std::vector<double>& numbers) {
    QJsonArray array;
    for (const double number : numbers) array.append(number);
    return array;
}

std::vector<double> doubles_at(const QJsonObject& object, const char* key,
                               const std::string& where) {
    std::vector<double> numbers;
    for (const QJsonValue& number : array_at(object, key, where)) {
        if (!number.isDouble())
            throw Error("the field " + path_to(where, key) + " must hold only numbers");
        numbers.push_back(number.toDouble());
    }
    return numbers;
}

} // namespace

QJsonObject metrics_json(const std::vector<MetricPoint>& metrics) {
    QJsonArray step, train, held_out;
    for (const MetricPoint& point : metrics) {
        step.append(static_cast<qint64>(point.step));
        train.append(point.train_loss);
        held_out.append(point.held_out_loss ? QJsonValue(*point.held_out_loss) : QJsonValue());
    }
    return {{QStringLiteral("step"), step},
            {QStringLiteral("train_loss"), train},
            {QStringLiteral("held_out_loss"), held_out}};
}

std::vector<MetricPoint> metrics_at(const QJsonObject& object, const char* key,
                                    const std::string& where) {
    const std::string place = path_to(where, key);
    const QJsonObject block = object_at(object, key, where);
    // Their names in older files, from before there were energies.
    const bool nll = block.contains(QLatin1String("train_nll"));
    const char* const train_key = nll ? "train_nll" : "train_loss";
    const char* const held_out_key = nll ? "held_out_nll" : "held_out_loss";
    check_fields(block, {"step", train_key, held_out_key}, place);
    const QJsonArray step = array_at(block, "step", place);
    const QJsonArray train = array_at(block, train_key, place);
    const QJsonArray held_out = array_at(block, held_out_key, place);
    if (train.size() != step.size() || held_out.size() != step.size())
        throw Error("the lists of " + place + " differ in length");
    std::vector<MetricPoint> metrics;
    for (qsizetype i = 0; i < step.size(); ++i) {
        const bool nothing_held_out = held_out[i].isNull();
        if (!step[i].isDouble() || !train[i].isDouble() ||
            !(nothing_held_out || held_out[i].isDouble()))
            throw Error("entry " + std::to_string(i) + " of " + place + " is not a number");
        MetricPoint point{step[i].toInteger(), train[i].toDouble(), std::nullopt};
        if (!nothing_held_out) point.held_out_loss = held_out[i].toDouble();
        metrics.push_back(point);
    }
    return metrics;
}

QJsonObject snapshot_json(const Snapshot& snapshot) {
    QJsonObject object{
        {QStringLiteral("step"), static_cast<qint64>(snapshot.step)},
        {QStringLiteral("parameters"), numbers_json(snapshot.parameters)},
        {QStringLiteral("optimizer_state"), numbers_json(snapshot.optimizer_state)},
        {QStringLiteral("random_state"), QString::fromStdString(snapshot.random_state)},
        {QStringLiteral("gradient_norm"), snapshot.gradient_norm},
        {QStringLiteral("learning_rate"), snapshot.learning_rate},
        {QStringLiteral("loss_sum"), snapshot.loss_sum},
        {QStringLiteral("loss_count"), static_cast<qint64>(snapshot.loss_count)}};
    if (!snapshot.training_parameters.empty())
        object.insert(QStringLiteral("training_parameters"),
                      numbers_json(snapshot.training_parameters));
    if (!snapshot.schedule_state.empty())
        object.insert(QStringLiteral("schedule_state"), doubles_json(snapshot.schedule_state));
    if (snapshot.latest) object.insert(QStringLiteral("latest"), metrics_json({*snapshot.latest}));
    return object;
}

std::shared_ptr<const Snapshot> snapshot_from(const QJsonObject& object,
                                              const Experiment& experiment,
                                              const Standardisation& standardisation,
                                              const std::string& where) {
    check_fields(object,
                 {"step", "parameters", "optimizer_state", "random_state", "gradient_norm",
                  "learning_rate", "loss_sum", "loss_count", "latest", "training_parameters",
                  "schedule_state"},
                 where);
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->step = integer_at(object, "step", 0, where);
    snapshot->flow = make_flow(experiment, standardisation);
    snapshot->layer_ids = ids_of(experiment.layers);
    snapshot->parameters = numbers_at(object, "parameters", where);
    const Index count = snapshot->flow->parameter_count();
    check_count(snapshot->parameters.size(), count, path_to(where, "parameters"));
    snapshot->optimizer_state = numbers_at(object, "optimizer_state", where);
    const auto optimizer = make(optimizer_kinds(), experiment.optimizer, "optimizer");
    check_count(snapshot->optimizer_state.size(), optimizer->memory_slots() * count,
                path_to(where, "optimizer_state"));
    if (optimizer->averages()) {
        snapshot->training_parameters = numbers_at(object, "training_parameters", where);
        check_count(snapshot->training_parameters.size(), count,
                    path_to(where, "training_parameters"));
    }
    const auto schedule = make(schedule_kinds(), experiment.schedule, "schedule");
    if (schedule->memory_size() > 0) {
        snapshot->schedule_state = doubles_at(object, "schedule_state", where);
        if (snapshot->schedule_state.size() != schedule->memory_size())
            throw Error("the field " + path_to(where, "schedule_state") + " must hold " +
                        std::to_string(schedule->memory_size()) + " numbers");
    }
    snapshot->random_state = text_at(object, "random_state", where);
    Random(0).restore(snapshot->random_state);
    snapshot->gradient_norm = number_at(object, "gradient_norm", where);
    snapshot->learning_rate = number_at(object, "learning_rate", where);
    snapshot->loss_sum = number_at(object, "loss_sum", where);
    snapshot->loss_count = integer_at(object, "loss_count", 0, where);
    if (object.contains(QLatin1String("latest"))) {
        const auto latest = metrics_at(object, "latest", where);
        if (!latest.empty()) snapshot->latest = latest.front();
    }
    return snapshot;
}

} // namespace pushforward

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/training_run.h"
#include "core/spec/sentence.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

namespace pushforward {

namespace {

constexpr std::size_t most_metrics = 4000;

QJsonValue number(double value) { return std::isfinite(value) ? QJsonValue(value) : QJsonValue(); }

} // namespace

std::string result_line(const TrainingRun& run) {
    const Experiment& experiment = run.model.experiment;
    const Snapshot& snapshot = *run.model.snapshot;
    const auto steps = static_cast<double>(run.steps - run.first_step);
    const bool energy = run.reverse_kl.has_value();
    const auto of_data = [&](double nll) { return energy ? QJsonValue() : number(nll); };
    QJsonObject object{
        {energy ? QStringLiteral("target") : QStringLiteral("data"),
         QString::fromStdString(run.model.title)},
        {QStringLiteral("objective"),
         energy ? QStringLiteral("reverse_kl") : QString::fromStdString(experiment.objective.kind)},
        {QStringLiteral("steps"), static_cast<qint64>(run.steps)},
        {QStringLiteral("kept_step"), static_cast<qint64>(snapshot.step)},
        {QStringLiteral("train_nll"), of_data(run.train_nll)},
        {QStringLiteral("test_nll"), of_data(run.test_nll)},
        {QStringLiteral("test_points"), static_cast<qint64>(run.test_points)},
        {QStringLiteral("gaussian_nll"), of_data(run.gaussian_nll)},
        {QStringLiteral("floor"), run.model.floor ? number(*run.model.floor) : QJsonValue()},
        {QStringLiteral("seconds"), run.seconds},
        {QStringLiteral("steps_per_second"), run.seconds > 0 ? number(steps / run.seconds) : 0},
        {QStringLiteral("parameters"), static_cast<qint64>(snapshot.parameters.size())},
        {QStringLiteral("stopped"),
         run.stopped.empty() ? QJsonValue() : QString::fromStdString(run.stopped)},
    };
    if (energy) {
        object.insert(QStringLiteral("test_loss"), number(run.reverse_kl->loss));
        object.insert(QStringLiteral("test_loss_error"), number(run.reverse_kl->standard_error));
        object.insert(QStringLiteral("ess"), number(run.reverse_kl->effective_share));
    }
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString() + "\n";
}

std::string metrics_csv(const ModelFile& model) {
    std::string text = model.experiment.fits_energy() ? "step,train_loss,held_out_loss\n"
                                                      : "step,train_nll,held_out_nll\n";
    for (const MetricPoint& point : model.metrics) {
        text += std::to_string(point.step) + "," + number_text(point.train_loss) + ",";
        if (point.held_out_loss) text += number_text(*point.held_out_loss);
        text += "\n";
    }
    return text;
}

std::vector<MetricPoint> thinned(const std::vector<MetricPoint>& metrics, std::int64_t last_step) {
    std::size_t stride = 1;
    while (metrics.size() / stride > most_metrics) stride *= 2;
    std::vector<MetricPoint> kept;
    for (std::size_t i = 0; i < metrics.size(); i += stride)
        if (metrics[i].step <= last_step) kept.push_back(metrics[i]);
    return kept;
}

} // namespace pushforward

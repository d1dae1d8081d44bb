// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data_exchange.h"

#include "core/data/table.h"
#include "core/io/points_file.h"
#include "core/picture/health.h"
#include "ui/render/ticks.h"
#include "ui/text.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QInputDialog>
#include <QMimeData>
#include <QSettings>
#include <QUrl>

namespace pushforward {

namespace {

bool is_local_file(const QMimeData& data) {
    return data.urls().size() == 1 && data.urls().constFirst().isLocalFile();
}

Painting painting_of(const Points& points) {
    return Painting(Standardisation::from(points), points);
}

} // namespace

DataExchange::DataExchange(Session& session, Background& background, QWidget* window)
    : QObject(window), session_(session), background_(background), window_(window) {}

bool DataExchange::canTake(const QMimeData& data) { return is_local_file(data) || data.hasText(); }

void DataExchange::take(const QMimeData& data) {
    if (is_local_file(data))
        session_.chooseFile({{}, data.urls().constFirst().toLocalFile().toStdString(), {}, {}});
    else if (data.hasText())
        takeText(data.text());
    else
        Q_EMIT message(tr("The clipboard holds no data. Copy two columns of numbers, or a file."),
                       true);
}

void DataExchange::paste() {
    const QMimeData nothing;
    const QMimeData* const data = QApplication::clipboard()->mimeData();
    take(data ? *data : nothing);
}

void DataExchange::takeText(const QString& text) {
    const auto work = [this, bytes = text.toStdString()]() -> Background::Deliver {
        const Table table = read_table_text(bytes, tr("The text").toStdString());
        return [this, painting = painting_of(table.points), left_out = table.left_out_reason] {
            session_.choosePainting(painting);
            Q_EMIT message(left_out.empty() ? tr("%1 points pasted").arg(grouped(painting.count()))
                                            : text_of(left_out),
                           false);
        };
    };
    background_.run(work, [this](const QString& sentence) { Q_EMIT message(sentence, true); });
}

QString DataExchange::askForPath(const QString& title, const QString& name) {
    QSettings settings;
    const QString key = QStringLiteral("folders/points");
    QFileDialog file(window_, title, settings.value(key).toString());
    file.setAcceptMode(QFileDialog::AcceptSave);
    file.setNameFilters({tr("Table (*.csv)"), tr("NumPy array (*.npy)")});
    file.setDefaultSuffix(QStringLiteral("csv"));
    connect(&file, &QFileDialog::filterSelected, &file, [&file](const QString& filter) {
        file.setDefaultSuffix(filter.contains(QLatin1String("npy")) ? QStringLiteral("npy")
                                                                    : QStringLiteral("csv"));
    });
    file.selectFile(name);
    if (file.exec() != QDialog::Accepted) return {};
    settings.setValue(key, file.directory().absolutePath());
    return file.selectedFiles().constFirst();
}

void DataExchange::askForFile(bool samples) {
    if (!samples) {
        const QString path = askForPath(tr("Save Data"), QStringLiteral("data"));
        if (!path.isEmpty()) saveData(path);
        return;
    }
    bool is_given = false;
    constexpr int usual = 10'000, most = 10'000'000;
    const int count =
        QInputDialog::getInt(window_, tr("Save Samples"), tr("Points to draw from the flow:"),
                             usual, 1, most, 1000, &is_given);
    if (!is_given) return;
    const QString path = askForPath(tr("Save Samples"), QStringLiteral("samples"));
    if (!path.isEmpty()) saveSamples(path, count);
}

void DataExchange::saveData(const QString& path) {
    const std::shared_ptr<const TrainingData> data = session_.data();
    if (!data || data->energy || data->points.cols() == 0) {
        Q_EMIT message(tr("There are no data to save: the flow is fitted to an energy, or nothing "
                          "is open. Save samples of the flow instead."),
                       true);
        return;
    }
    save(path, [data] { return data->points; });
}

void DataExchange::saveSamples(const QString& path, int count) {
    const std::shared_ptr<const Snapshot> snapshot = session_.snapshot();
    if (!snapshot) {
        Q_EMIT message(tr("There is no flow yet to draw from."), true);
        return;
    }
    save(path, [snapshot, count] { return sample_cloud(*snapshot, count, 1); });
}

void DataExchange::save(const QString& path, std::function<Points()> points) {
    const std::shared_ptr<const TrainingData> data = session_.data();
    const auto work = [this, path, points = std::move(points), first = data->first_title,
                       second = data->second_title]() -> Background::Deliver {
        const Points all = points();
        write_points(path.toStdString(), all, first, second);
        return [this, path, count = all.cols()] {
            Q_EMIT message(tr("%1 points saved in %2").arg(grouped(count), path), false);
        };
    };
    background_.run(work, [this](const QString& sentence) { Q_EMIT message(sentence, true); });
}

} // namespace pushforward
